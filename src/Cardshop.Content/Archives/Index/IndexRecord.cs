using System.Buffers.Binary;
using Cardshop.Content.Archives.Members;
using Cardshop.Primitives.Digests;

namespace Cardshop.Content.Archives.Index;

/// <summary>
/// A member in an index. Its path lies at <see cref="Text"/>, what it links to right behind that.
/// <code>
/// 00    01      A4 01  04 00        00 00   00 02 ... 05 00 ... 00 80 ...  2C F2 4D BA ...  88 01 ...
/// file  in the  0644   path of 4    links   offset    length    ticks      SHA-256          offset of its path
///       blob           bytes        to 0
/// </code>
/// </summary>
internal readonly record struct IndexRecord
{
    public const int Size = 72;

    private const int KindOffset = 0;
    private const int PlaceOffset = 1;
    private const int ModeOffset = 2;
    private const int PathLengthOffset = 4;
    private const int TargetLengthOffset = 6;
    private const int ContentOffset = 8;
    private const int ContentLengthOffset = 16;
    private const int ModifiedOffset = 24;
    private const int DigestOffset = 32;
    private const int TextOffset = 64;

    public required MemberKind Kind { get; init; }

    public required ushort Mode { get; init; }

    /// <summary>In UTC; kept as its <see cref="DateTime.Ticks"/>.</summary>
    public required DateTime Modified { get; init; }

    public required ContentPlace Place { get; init; }

    public required MemberContent Content { get; init; }

    /// <summary>Where in the index its path begins.</summary>
    public required long Text { get; init; }

    /// <summary>In bytes.</summary>
    public required ushort PathLength { get; init; }

    /// <summary>In bytes; 0 for what is no link.</summary>
    public required ushort TargetLength { get; init; }

    /// <summary>Where in the index its texts end.</summary>
    public long TextEnd => Text + PathLength + TargetLength;

    public static IndexRecord Read(ReadOnlySpan<byte> bytes) => new()
    {
        Kind = (MemberKind)bytes[KindOffset],
        Mode = BinaryPrimitives.ReadUInt16LittleEndian(bytes[ModeOffset..]),
        Modified = new DateTime(BinaryPrimitives.ReadInt64LittleEndian(bytes[ModifiedOffset..]), DateTimeKind.Utc),
        Place = (ContentPlace)bytes[PlaceOffset],
        Content = new MemberContent(
            BinaryPrimitives.ReadInt64LittleEndian(bytes[ContentOffset..]),
            BinaryPrimitives.ReadInt64LittleEndian(bytes[ContentLengthOffset..]),
            new Sha256Digest(bytes.Slice(DigestOffset, Sha256Digest.Size))),
        Text = BinaryPrimitives.ReadInt64LittleEndian(bytes[TextOffset..]),
        PathLength = BinaryPrimitives.ReadUInt16LittleEndian(bytes[PathLengthOffset..]),
        TargetLength = BinaryPrimitives.ReadUInt16LittleEndian(bytes[TargetLengthOffset..]),
    };

    public void Write(Span<byte> bytes)
    {
        bytes[KindOffset] = (byte)Kind;
        bytes[PlaceOffset] = (byte)Place;
        BinaryPrimitives.WriteUInt16LittleEndian(bytes[ModeOffset..], Mode);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes[PathLengthOffset..], PathLength);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes[TargetLengthOffset..], TargetLength);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[ContentOffset..], Content.Offset);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[ContentLengthOffset..], Content.Length);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[ModifiedOffset..], Modified.Ticks);
        Content.Digest.CopyTo(bytes[DigestOffset..]);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[TextOffset..], Text);
    }
}
