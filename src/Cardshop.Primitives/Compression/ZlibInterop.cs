using System.Runtime.InteropServices;

namespace Cardshop.Primitives.Compression;

/// <summary>The part of zlib that decompresses, see <see href="https://zlib.net/manual.html">its manual</see>.</summary>
internal static unsafe partial class ZlibInterop
{
    public const int Ok = 0;
    public const int StreamEnd = 1;
    public const int BufferError = -5;
    public const int NoFlush = 0;

    /// <summary>The largest window, and 16 for a gzip header and trailer around the data.</summary>
    public const int GzipWindowBits = 15 + 16;

    [LibraryImport(SystemLibrary.ZlibName, EntryPoint = "zlibVersion")]
    public static partial byte* Version();

    [LibraryImport(SystemLibrary.ZlibName, EntryPoint = "inflateInit2_")]
    public static partial int InflateInit(ZStream* stream, int windowBits, byte* version, int streamSize);

    [LibraryImport(SystemLibrary.ZlibName, EntryPoint = "inflate")]
    public static partial int Inflate(DecoderHandle stream, int flush);

    [LibraryImport(SystemLibrary.ZlibName, EntryPoint = "inflateReset")]
    public static partial int InflateReset(DecoderHandle stream);

    [LibraryImport(SystemLibrary.ZlibName, EntryPoint = "inflateEnd")]
    public static partial int InflateEnd(ZStream* stream);

    /// <summary><c>z_stream</c>. The library keeps its address, so it lives in native memory.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct ZStream
    {
        public byte* NextIn;
        public uint AvailableIn;
        public CULong TotalIn;
        public byte* NextOut;
        public uint AvailableOut;
        public CULong TotalOut;
        public byte* Message;
        public void* State;
        public void* Allocate;
        public void* Free;
        public void* Opaque;
        public int DataType;
        public CULong Checksum;
        public CULong Reserved;
    }
}
