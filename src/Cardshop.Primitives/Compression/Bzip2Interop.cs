using System.Runtime.InteropServices;

namespace Cardshop.Primitives.Compression;

/// <summary>
/// The part of libbz2 that decompresses, see <see href="https://sourceware.org/bzip2/manual/manual.html#libprog">its manual</see>.
/// </summary>
internal static unsafe partial class Bzip2Interop
{
    public const int Ok = 0;
    public const int StreamEnd = 4;

    [LibraryImport(SystemLibrary.Bzip2Name, EntryPoint = "BZ2_bzDecompressInit")]
    public static partial int DecompressInit(DecoderHandle stream, int verbosity, int small);

    [LibraryImport(SystemLibrary.Bzip2Name, EntryPoint = "BZ2_bzDecompress")]
    public static partial int Decompress(DecoderHandle stream);

    [LibraryImport(SystemLibrary.Bzip2Name, EntryPoint = "BZ2_bzDecompressEnd")]
    public static partial int DecompressEnd(BzStream* stream);

    /// <summary><c>bz_stream</c>. The library keeps its address, so it lives in native memory.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct BzStream
    {
        public byte* NextIn;
        public uint AvailableIn;
        public uint TotalInLow;
        public uint TotalInHigh;
        public byte* NextOut;
        public uint AvailableOut;
        public uint TotalOutLow;
        public uint TotalOutHigh;
        public void* State;
        public void* Allocate;
        public void* Free;
        public void* Opaque;
    }
}
