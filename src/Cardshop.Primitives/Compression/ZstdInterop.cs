using System.Runtime.InteropServices;

namespace Cardshop.Primitives.Compression;

/// <summary>
/// The part of libzstd that decompresses, see <see href="https://facebook.github.io/zstd/zstd_manual.html">its manual</see>.
/// </summary>
internal static unsafe partial class ZstdInterop
{
    /// <summary><c>ZSTD_d_windowLogMax</c>.</summary>
    public const int WindowLogLimit = 100;

    /// <summary><c>ZSTD_error_frameParameter_windowTooLarge</c>.</summary>
    public const int WindowTooLarge = 16;

    [LibraryImport(SystemLibrary.ZstdName, EntryPoint = "ZSTD_createDStream")]
    public static partial nint Create();

    [LibraryImport(SystemLibrary.ZstdName, EntryPoint = "ZSTD_freeDStream")]
    public static partial nuint Free(nint stream);

    [LibraryImport(SystemLibrary.ZstdName, EntryPoint = "ZSTD_DCtx_setParameter")]
    public static partial nuint SetParameter(DecoderHandle stream, int parameter, int value);

    [LibraryImport(SystemLibrary.ZstdName, EntryPoint = "ZSTD_decompressStream")]
    public static partial nuint Decompress(DecoderHandle stream, ZstdBuffer* output, ZstdBuffer* input);

    [LibraryImport(SystemLibrary.ZstdName, EntryPoint = "ZSTD_isError")]
    public static partial uint IsError(nuint result);

    [LibraryImport(SystemLibrary.ZstdName, EntryPoint = "ZSTD_getErrorCode")]
    public static partial int ErrorCode(nuint result);

    /// <summary><c>ZSTD_inBuffer</c> and <c>ZSTD_outBuffer</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct ZstdBuffer
    {
        public byte* Start;
        public nuint Size;
        public nuint Position;
    }
}
