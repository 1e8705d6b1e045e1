using System.Buffers.Binary;
using System.Text;
using Cardshop.Cards.Devices;
using Cardshop.Cards.Images;
using Cardshop.Primitives.Digests;

namespace Cardshop.Cards.Writing;

/// <summary>Which card and which image a journal is of: all that has to be as it was for the card to be carried on with.</summary>
/// <param name="Marker">What stands on the card.</param>
/// <param name="ImageLength">Size of the image in bytes.</param>
/// <param name="WindowSize">Size of its windows in bytes.</param>
/// <param name="DeviceLength">Size of the card in bytes.</param>
/// <param name="Card">SHA-256 of what the card says of itself; of nothing when it does not say.</param>
internal sealed record JournalHeader(CardMarker Marker, long ImageLength, int WindowSize, long DeviceLength, Sha256Digest Card)
{
    /// <summary>Size in bytes.</summary>
    public const int Size = 120;

    public static JournalHeader Of(CardMarker marker, CardImage image, long deviceLength, DeviceIdentity identity) => new(
        marker, image.Length, image.WindowSize, deviceLength, Sha256Digest.Of(Encoding.UTF8.GetBytes(identity.CardSerial ?? "")));

    /// <summary>
    /// Writes it:
    /// <code>
    /// 0  8  "CSCARDJ1"     8  16  journal     24  32  fingerprint of the image     56  8  length of the image (LE)
    /// 64  8  length of the card (LE)    72  4  size of a window (LE)    76  8  zeros    84  32  card    116  4  CRC-32C of the 116 bytes before (LE)
    /// </code>
    /// </summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[Size];
        "CSCARDJ1"u8.CopyTo(bytes);
        Marker.Journal.TryWriteBytes(bytes.AsSpan(8));
        Marker.Image.CopyTo(bytes.AsSpan(24));
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(56), ImageLength);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(64), DeviceLength);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(72), WindowSize);
        Card.CopyTo(bytes.AsSpan(84));
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(116), ~Crc32C.Append(~0u, bytes.AsSpan(0, 116)));
        return bytes;
    }
}
