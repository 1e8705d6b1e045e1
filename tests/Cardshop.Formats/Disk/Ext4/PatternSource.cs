using System.Buffers.Binary;
using Cardshop.Primitives.Extents;

namespace Cardshop.Formats.Disk.Ext4;

/// <summary>Bytes of any length that take no room and are nowhere alike: each word is a mix of its place and a seed.</summary>
internal sealed class PatternSource(ulong seed, long length) : ByteSource
{
    public override long Length => length;

    protected override void ReadCore(long offset, Span<byte> destination)
    {
        Span<byte> word = stackalloc byte[sizeof(ulong)];
        for (var done = 0; done < destination.Length;)
        {
            var (index, within) = Math.DivRem(offset + done, sizeof(ulong));
            BinaryPrimitives.WriteUInt64LittleEndian(word, Mix(seed ^ (ulong)index));
            var count = Math.Min(destination.Length - done, word.Length - (int)within);
            word.Slice((int)within, count).CopyTo(destination[done..]);
            done += count;
        }
    }

    // The finaliser of MurmurHash3.
    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 33)) * 0xFF51AFD7ED558CCD;
        value = (value ^ (value >> 33)) * 0xC4CEB9FE1A85EC53;
        return value ^ (value >> 33);
    }
}
