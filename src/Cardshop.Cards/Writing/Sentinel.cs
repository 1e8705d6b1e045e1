using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Cardshop.Cards.Writing;

/// <summary>
/// A block of a window by which one sees later, with one small read, whether the card still has what was written there. It is one that holds
/// something other than zeros, if there is any.
/// </summary>
/// <param name="Offset">Where the block lies on the disk; −1 when the window has none.</param>
/// <param name="Digest">The first 8 bytes of the SHA-256 of its 4096.</param>
internal readonly record struct Sentinel(long Offset, ulong Digest)
{
    /// <summary>Size of a block in bytes.</summary>
    public const int Size = 4096;

    /// <summary>Of a window that was not read back, or has no block that could be one.</summary>
    public static readonly Sentinel None = new(-1, 0);

    /// <summary>Whether an image of some length can have it.</summary>
    public bool IsPossible(long imageLength) => this == None || (Offset >= 0 && Offset <= imageLength - Size && Offset % Size == 0);

    /// <summary>The digest of a block.</summary>
    public static ulong DigestOf(ReadOnlySpan<byte> block)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(block, digest);
        return BinaryPrimitives.ReadUInt64LittleEndian(digest);
    }
}
