using System.Buffers.Binary;

namespace Cardshop.Warehouse.Uploads;

/// <summary>
/// The body of an upload with holes: frames of a big-endian 64-bit head. Its first bit says whether zeros are meant, the others are a number of
/// bytes, at least 1; when no zeros are meant, so many bytes follow.
/// <code>
/// 00 00 00 00 00 00 00 05  68 65 6c 6c 6f     the bytes "hello"
/// 80 00 00 00 00 10 00 00                     1,048,576 zeros
/// </code>
/// </summary>
internal static class SparseBody
{
    public const string MediaType = "application/vnd.cardshop.sparse";

    private const int HeadSize = 8;

    /// <summary>Reads the head of the next frame; null at the end of the body.</summary>
    /// <exception cref="InvalidDataException">There is none, but the beginning of one.</exception>
    public static async ValueTask<(bool IsZeros, long Count)?> ReadHeadAsync(Stream body, CancellationToken cancellation)
    {
        var head = new byte[HeadSize];
        return await body.ReadAtLeastAsync(head, HeadSize, throwOnEndOfStream: false, cancellation) switch
        {
            0 => null,
            HeadSize => Parse(head),
            _ => throw new InvalidDataException("the body ends within the head of a frame"),
        };
    }

    private static (bool IsZeros, long Count) Parse(byte[] head)
    {
        var value = BinaryPrimitives.ReadUInt64BigEndian(head);
        var count = (long)(value & long.MaxValue);
        return count > 0 ? (value > long.MaxValue, count) : throw new InvalidDataException("a frame has no bytes");
    }
}
