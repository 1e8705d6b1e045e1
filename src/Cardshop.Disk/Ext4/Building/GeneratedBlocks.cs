using Cardshop.Primitives.Extents;

namespace Cardshop.Disk.Ext4.Building;

/// <summary>Blocks that are made when they are read, each time anew: a million inodes take no room until they are written.</summary>
/// <param name="count">How many there are.</param>
/// <param name="write">Writes one of them into a block of zeros.</param>
internal sealed class GeneratedBlocks(long count, GeneratedBlocks.Writer write) : ByteSource
{
    /// <summary>Writes the block of a number into a block of zeros.</summary>
    public delegate void Writer(long index, Span<byte> block);

    public override long Length => count * VolumeConstants.BlockSize;

    protected override void ReadCore(long offset, Span<byte> destination)
    {
        Span<byte> spare = stackalloc byte[VolumeConstants.BlockSize];
        while (!destination.IsEmpty)
        {
            var (index, within) = Math.DivRem(offset, VolumeConstants.BlockSize);
            var length = (int)Math.Min(destination.Length, VolumeConstants.BlockSize - within);
            var block = length == VolumeConstants.BlockSize ? destination[..length] : spare;
            block.Clear();
            write(index, block);
            if (length < VolumeConstants.BlockSize)
            {
                block.Slice((int)within, length).CopyTo(destination);
            }

            offset += length;
            destination = destination[length..];
        }
    }
}
