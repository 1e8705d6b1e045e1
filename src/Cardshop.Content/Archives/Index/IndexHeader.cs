using System.Buffers.Binary;
using Cardshop.Primitives.Digests;

namespace Cardshop.Content.Archives.Index;

/// <summary>
/// The start of a member index. Behind it lie the records, one of <see cref="IndexRecord.Size"/> bytes for each member, then the paths and
/// link targets of all of them, then the notices, each with a line feed at its end. Numbers are little-endian.
/// <code>
/// 43 53 4D 45 4D 42 52 31  02 00 00 00 00 00 00 00  0C 00 00 00 00 00 00 00  00 00 00 00 00 00 00 00  E3 B0 C4 42 98 ...
/// "CSMEMBR1"               2 members                files of 12 bytes        no notices               SHA-256 of the unpacked blob
/// </code>
/// </summary>
/// <param name="Count">How many members there are.</param>
/// <param name="Length">How many bytes all files hold together.</param>
/// <param name="NoticesLength">How many bytes the notices take.</param>
/// <param name="Unpacked">The blob that was unpacked from the archive; zeros when there is none.</param>
internal readonly record struct IndexHeader(long Count, long Length, long NoticesLength, Sha256Digest Unpacked)
{
    public const int Size = 64;

    private const int CountOffset = 8;
    private const int LengthOffset = 16;
    private const int NoticesLengthOffset = 24;
    private const int UnpackedOffset = 32;

    private static ReadOnlySpan<byte> Magic => "CSMEMBR1"u8;

    /// <summary>Reads a header; null when it is none.</summary>
    public static IndexHeader? Read(ReadOnlySpan<byte> bytes) => !bytes.StartsWith(Magic)
        ? null
        : new IndexHeader(
            BinaryPrimitives.ReadInt64LittleEndian(bytes[CountOffset..]),
            BinaryPrimitives.ReadInt64LittleEndian(bytes[LengthOffset..]),
            BinaryPrimitives.ReadInt64LittleEndian(bytes[NoticesLengthOffset..]),
            new Sha256Digest(bytes.Slice(UnpackedOffset, Sha256Digest.Size)));

    public void Write(Span<byte> bytes)
    {
        Magic.CopyTo(bytes);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[CountOffset..], Count);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[LengthOffset..], Length);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[NoticesLengthOffset..], NoticesLength);
        Unpacked.CopyTo(bytes[UnpackedOffset..]);
    }
}
