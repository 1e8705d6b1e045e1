namespace Cardshop.Formats.Content.Archives;

/// <summary>A member for a <see cref="ZipBuilder"/>, true unless something is set.</summary>
internal sealed record ZipMember(string Name)
{
    public byte[] Data { get; init; } = "content"u8.ToArray();

    public byte[]? RawName { get; init; }

    /// <summary>The name in its own header.</summary>
    public string? LocalName { get; init; }

    public ushort Flags { get; init; } = 0x800;

    public ushort Method { get; init; } = 8;

    public ushort MadeBy { get; init; } = 3;

    public ushort UnixMode { get; init; } = 0x81A4;

    public ushort Date { get; init; } = (40 << 9) | (2 << 5) | 3;

    public ushort Time { get; init; } = (4 << 11) | (5 << 5) | 3;

    public uint? Checksum { get; init; }

    public uint? Length { get; init; }

    public uint? CompressedLength { get; init; }

    /// <summary>Where its header is said to be; it then gets none of its own.</summary>
    public int? Offset { get; init; }

    /// <summary>Whether its place is said to be among the numbers of 64 bits.</summary>
    public bool IsFar { get; init; }

    public byte[] Extra { get; init; } = [];
}
