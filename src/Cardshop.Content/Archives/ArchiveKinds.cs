using Cardshop.Primitives.Compression;

namespace Cardshop.Content.Archives;

/// <summary>The names of <see cref="ArchiveKind"/>, and how to tell one by its first bytes.</summary>
public static class ArchiveKinds
{
    /// <summary>How many first bytes tell the kind of an archive.</summary>
    internal const int MagicLength = 512;

    private const int TarMagicOffset = 257;

    /// <summary>Reads what recipes have in <c>via</c>: <c>tar</c>, <c>gztar</c>, <c>bztar</c>, <c>xztar</c> or <c>zip</c>.</summary>
    public static bool TryParse(string? via, out ArchiveKind kind)
    {
        foreach (var candidate in Enum.GetValues<ArchiveKind>())
        {
            if (string.Equals(candidate.ToName(), via, StringComparison.Ordinal))
            {
                kind = candidate;
                return true;
            }
        }

        kind = default;
        return false;
    }

    /// <summary>The name as recipes have it in <c>via</c>.</summary>
    public static string ToName(this ArchiveKind kind) => kind switch
    {
        ArchiveKind.Tar => "tar",
        ArchiveKind.GzTar => "gztar",
        ArchiveKind.BzTar => "bztar",
        ArchiveKind.XzTar => "xztar",
        ArchiveKind.Zip => "zip",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such kind of archive."),
    };

    /// <summary>How a tar archive is compressed as a whole; null when it is not.</summary>
    internal static CompressionFormat? Compression(this ArchiveKind kind) => kind switch
    {
        ArchiveKind.GzTar => CompressionFormat.Gzip,
        ArchiveKind.BzTar => CompressionFormat.Bzip2,
        ArchiveKind.XzTar => CompressionFormat.Xz,
        _ => null,
    };

    /// <summary>The kind of an archive that starts with these bytes; null when nothing tells.</summary>
    internal static ArchiveKind? Detect(ReadOnlySpan<byte> start)
    {
        if (CompressionFormat.Detect(start) is { } format)
        {
            return format switch
            {
                CompressionFormat.Gzip => ArchiveKind.GzTar,
                CompressionFormat.Bzip2 => ArchiveKind.BzTar,
                CompressionFormat.Xz => ArchiveKind.XzTar,
                _ => null,
            };
        }

        if (start.StartsWith("PK\u0003\u0004"u8) || start.StartsWith("PK\u0005\u0006"u8))
        {
            return ArchiveKind.Zip;
        }

        return start.Length > TarMagicOffset && start[TarMagicOffset..].StartsWith("ustar"u8) ? ArchiveKind.Tar : null;
    }
}
