using System.Buffers.Binary;
using System.Security.Cryptography;
using Cardshop.Primitives.Digests;

namespace Cardshop.Cards.Writing;

/// <summary>
/// What the first block of a card holds while it is written. It does not boot, says why to who looks, and names the journal by which the card
/// is carried on with: cards in USB readers have nothing else by which they could be known.
/// <code>
///   0  128  "This card is being written by Cardshop, and not finished.\n", then zeros
/// 128    8  "CSCARDM1"     136  16  journal     152  32  fingerprint of the image     184  4  CRC-32C of the 184 bytes before (LE)
/// 188       zeros up to 4096
/// </code>
/// </summary>
/// <param name="Journal">Chosen at random for each card.</param>
/// <param name="Image">Fingerprint of the image.</param>
internal sealed record CardMarker(Guid Journal, Sha256Digest Image)
{
    /// <summary>Size of the first block in bytes.</summary>
    public const int Size = 4096;

    private const int MagicAt = 128;
    private const int ChecksumAt = 184;

    /// <summary>One for a card that is begun.</summary>
    public static CardMarker Create(Sha256Digest image) => new(new Guid(RandomNumberGenerator.GetBytes(16)), image);

    /// <summary>Reads the first block of a card; null when it is not one that is being written.</summary>
    public static CardMarker? TryRead(ReadOnlySpan<byte> block) =>
        block[MagicAt..].StartsWith("CSCARDM1"u8) && BinaryPrimitives.ReadUInt32LittleEndian(block[ChecksumAt..]) == Checksum(block)
            ? new CardMarker(new Guid(block.Slice(MagicAt + 8, 16)), new Sha256Digest(block.Slice(MagicAt + 24, Sha256Digest.Size)))
            : null;

    public void Write(Span<byte> block)
    {
        block.Clear();
        "This card is being written by Cardshop, and not finished.\n"u8.CopyTo(block);
        "CSCARDM1"u8.CopyTo(block[MagicAt..]);
        Journal.TryWriteBytes(block[(MagicAt + 8)..]);
        Image.CopyTo(block[(MagicAt + 24)..]);
        BinaryPrimitives.WriteUInt32LittleEndian(block[ChecksumAt..], Checksum(block));
    }

    private static uint Checksum(ReadOnlySpan<byte> block) => ~Crc32C.Append(~0u, block[..ChecksumAt]);
}
