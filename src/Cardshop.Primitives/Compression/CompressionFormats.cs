namespace Cardshop.Primitives.Compression;

/// <summary>The names of <see cref="CompressionFormat"/>, and how to tell one by its first bytes.</summary>
public static class CompressionFormats
{
    /// <summary>How many first bytes tell a format.</summary>
    public const int MagicLength = 6;

    private static ReadOnlySpan<byte> GzipMagic => [0x1F, 0x8B];

    private static ReadOnlySpan<byte> Bzip2Magic => "BZh"u8;

    private static ReadOnlySpan<byte> XzMagic => [0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0x00];

    private static ReadOnlySpan<byte> ZstdMagic => [0x28, 0xB5, 0x2F, 0xFD];

    // A skippable frame may come first (RFC 8878 section 3.1.2): 50 2A 4D 18 to 5F 2A 4D 18.
    private static ReadOnlySpan<byte> ZstdSkippableMagic => [0x2A, 0x4D, 0x18];

    extension(CompressionFormat)
    {
        /// <summary>The format that data starting with these bytes is in; null when it is none of them.</summary>
        /// <param name="start">The first <see cref="MagicLength"/> bytes, or all of them if there are fewer.</param>
        public static CompressionFormat? Detect(ReadOnlySpan<byte> start)
        {
            if (start.StartsWith(GzipMagic))
            {
                return CompressionFormat.Gzip;
            }

            if (start.StartsWith(Bzip2Magic))
            {
                return CompressionFormat.Bzip2;
            }

            if (start.StartsWith(XzMagic))
            {
                return CompressionFormat.Xz;
            }

            var skippable = start.Length >= 4 && start[0] is >= 0x50 and <= 0x5F && start[1..].StartsWith(ZstdSkippableMagic);
            return skippable || start.StartsWith(ZstdMagic) ? CompressionFormat.Zstd : null;
        }
    }

    /// <summary>The name of the format and of its command-line tool, in lower case.</summary>
    public static string ToName(this CompressionFormat format) => format switch
    {
        CompressionFormat.Gzip => "gzip",
        CompressionFormat.Bzip2 => "bzip2",
        CompressionFormat.Xz => "xz",
        CompressionFormat.Zstd => "zstd",
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "There is no such compression format."),
    };
}
