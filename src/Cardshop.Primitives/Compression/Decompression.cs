using Cardshop.Primitives.Sizes;

namespace Cardshop.Primitives.Compression;

/// <summary>
/// Reads compressed data. The command-line tools are the measure: streams, members or frames one behind the other are read as one; what
/// follows them is passed over for gzip and bzip2 and refused for xz and zstd; data that ends too early is always refused.
/// </summary>
public static class Decompression
{
    /// <summary>The largest window of zstd data, in bytes: what the zstd tool takes without being asked (<c>--long=27</c>).</summary>
    public const long ZstdWindowLimit = 128 * ByteSize.MiB;

    /// <summary>The most memory that decompressing xz data may take, in bytes; its highest preset asks for 65 MiB.</summary>
    public const long XzMemoryLimit = 256 * ByteSize.MiB;

    /// <summary>Opens compressed data for reading.</summary>
    /// <param name="format">What <paramref name="compressed"/> is.</param>
    /// <param name="compressed">Read from where it stands, in large pieces, so that it may end up behind the data.</param>
    /// <param name="leaveOpen">Whether <paramref name="compressed"/> outlives the stream that is returned.</param>
    /// <returns>
    /// A stream that can be read, once, and not sought. Reading throws <see cref="CompressedDataException"/> where the data is bad.
    /// </returns>
    /// <exception cref="MissingLibraryException">The format needs a native library that is not on this machine.</exception>
    public static Stream Open(CompressionFormat format, Stream compressed, bool leaveOpen = false) =>
        new DecompressionStream(format, CreateDecoder(format), compressed, leaveOpen);

    private static Decoder CreateDecoder(CompressionFormat format) => format switch
    {
        CompressionFormat.Gzip => new GzipDecoder(),
        CompressionFormat.Bzip2 => new Bzip2Decoder(),
        CompressionFormat.Xz => new XzDecoder(XzMemoryLimit),
        CompressionFormat.Zstd => new ZstdDecoder(ZstdWindowLimit),
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "There is no such compression format."),
    };
}
