using System.Buffers.Binary;
using Cardshop.Cards.Devices;
using Cardshop.Primitives.Digests;

namespace Cardshop.Cards.Probing;

/// <summary>
/// What a probe writes into a block: which probe, and where. Nothing that was on a medium before can look like it.
/// <code>
/// 0  8  "CSPROBE1"    8  16  chosen at random for each probe    24  8  offset of the block (LE)    32  4  CRC-32C of these (LE)    then a pattern of the offset
/// </code>
/// </summary>
internal sealed class ProbeStamp
{
    public const int Size = IBlockDevice.Alignment;

    private const int NonceLength = 16;
    private const int OffsetAt = 8 + NonceLength;
    private const int ChecksumAt = OffsetAt + sizeof(long);
    private const int HeaderLength = ChecksumAt + sizeof(uint);

    private readonly byte[] _head = new byte[OffsetAt];

    public ProbeStamp(Random random)
    {
        "CSPROBE1"u8.CopyTo(_head);
        random.NextBytes(_head.AsSpan(8));
    }

    /// <summary>Fills a block.</summary>
    public void Write(long offset, Span<byte> block)
    {
        _head.CopyTo(block);
        BinaryPrimitives.WriteInt64LittleEndian(block[OffsetAt..], offset);
        BinaryPrimitives.WriteUInt32LittleEndian(block[ChecksumAt..], Crc32C.Append(~0u, block[..ChecksumAt]));
        for (var i = HeaderLength; i < Size; i += sizeof(uint))
        {
            BinaryPrimitives.WriteUInt32LittleEndian(block[i..], Pattern(offset, i));
        }
    }

    /// <summary>For which offset a block was written by this probe; null when it was not, or has changed.</summary>
    public long? Read(ReadOnlySpan<byte> block)
    {
        if (!block.StartsWith(_head) || BinaryPrimitives.ReadUInt32LittleEndian(block[ChecksumAt..]) != Crc32C.Append(~0u, block[..ChecksumAt]))
        {
            return null;
        }

        var offset = BinaryPrimitives.ReadInt64LittleEndian(block[OffsetAt..]);
        for (var i = HeaderLength; i < Size; i += sizeof(uint))
        {
            if (BinaryPrimitives.ReadUInt32LittleEndian(block[i..]) != Pattern(offset, i))
            {
                return null;
            }
        }

        return offset;
    }

    private static uint Pattern(long offset, int place) => unchecked((uint)(((offset >> 12) + 1) * 2654435761) ^ ((uint)place * 40503));
}
