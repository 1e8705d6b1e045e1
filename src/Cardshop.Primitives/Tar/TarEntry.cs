using System.Text;
using Cardshop.Primitives.Extents;

namespace Cardshop.Primitives.Tar;

/// <summary>An entry of a tar archive, with all that its headers say of it. Names are bytes, as in the archive; almost always UTF-8.</summary>
public sealed record TarEntry
{
    /// <summary>What it is.</summary>
    public required TarEntryKind Kind { get; init; }

    /// <summary>What its header says it is: a character.</summary>
    public required byte TypeFlag { get; init; }

    /// <summary>Path as it stands in the archive.</summary>
    public required ReadOnlyMemory<byte> NameBytes { get; init; }

    /// <summary>What a link points to; empty for other kinds.</summary>
    public ReadOnlyMemory<byte> LinkBytes { get; init; }

    /// <summary>Lower 12 bits of <c>st_mode</c>.</summary>
    public required ushort Mode { get; init; }

    /// <summary>Owning user.</summary>
    public uint Uid { get; init; }

    /// <summary>Owning group.</summary>
    public uint Gid { get; init; }

    /// <summary>Last change of the content: seconds since 1970 and nanoseconds counted forwards from them.</summary>
    public required (long Seconds, uint Nanoseconds) Modified { get; init; }

    /// <summary>Major number of a device.</summary>
    public uint Major { get; init; }

    /// <summary>Minor number of a device.</summary>
    public uint Minor { get; init; }

    /// <summary>Extended attributes (pax keyword <c>SCHILY.xattr.NAME</c>), in the archive's order.</summary>
    public IReadOnlyList<KeyValuePair<string, ReadOnlyMemory<byte>>> ExtendedAttributes { get; init; } = [];

    /// <summary>Where its data begins in the archive, in bytes.</summary>
    public required long Offset { get; init; }

    /// <summary>How many bytes of data it has: those of a file; none for most other kinds.</summary>
    public required long Length { get; init; }

    /// <summary>The path read as UTF-8.</summary>
    public string Name => Encoding.UTF8.GetString(NameBytes.Span);

    /// <summary>The link's target read as UTF-8.</summary>
    public string LinkName => Encoding.UTF8.GetString(LinkBytes.Span);

    /// <summary>Its data, a slice of the archive that it was read from.</summary>
    public ByteSource ContentIn(ByteSource archive) => archive.Slice(Offset, Length);
}
