using Cardshop.Disk.Ext4.Format;

namespace Cardshop.Disk.Ext4.Reading;

/// <summary>
/// Reads the block numbers of an inode as ext2 keeps them: twelve direct ones, then one block each of numbers, of numbers of blocks of
/// numbers, and so on. See <see href="https://docs.kernel.org/filesystems/ext4/dynamic.html#direct-indirect-block-addressing">Block Addressing</see>.
/// </summary>
internal sealed class IndirectBlockReader(BlockVolume volume, Ext4Inode inode)
{
    private const int DirectBlocks = 12;
    private const int IndirectLevels = 3;

    private readonly string _what = $"The block map of inode {inode.Number}";
    private readonly HashSet<long> _visited = [];
    private readonly long _end = (inode.Size + volume.BlockSize - 1) / volume.BlockSize;
    private readonly int _numbersPerBlock = volume.BlockSize / sizeof(uint);

    public IEnumerable<BlockRun> Read()
    {
        var map = inode.Layout.Map.ToArray();
        foreach (var run in Numbers(map, 0, DirectBlocks, logical: 0, span: 1))
        {
            yield return run;
        }

        var logical = (long)DirectBlocks;
        var span = 1L;
        for (var level = 0; level < IndirectLevels; level++)
        {
            span *= _numbersPerBlock;
            foreach (var run in Numbers(map, DirectBlocks + level, 1, logical, span))
            {
                yield return run;
            }

            logical += span;
        }
    }

    /// <summary>Follows numbers that stand for <paramref name="span"/> blocks of the file each.</summary>
    private IEnumerable<BlockRun> Numbers(byte[] numbers, int first, int count, long logical, long span)
    {
        for (var i = 0; i < count && logical < _end; i++, logical += span)
        {
            var block = numbers.AsSpan().Get32((first + i) * sizeof(uint));
            if (block == 0)
            {
                continue;
            }

            if (span == 1)
            {
                yield return new BlockRun(logical, block, 1);
                continue;
            }

            Damage.Require(_visited.Add(block), _what, $"comes twice to block {block}");
            foreach (var run in Numbers(volume.ReadBlock(block, _what), 0, _numbersPerBlock, logical, span / _numbersPerBlock))
            {
                yield return run;
            }
        }
    }
}
