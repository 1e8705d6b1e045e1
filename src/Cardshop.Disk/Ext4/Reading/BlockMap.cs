using Cardshop.Disk.Ext4.Format;

namespace Cardshop.Disk.Ext4.Reading;

/// <summary>
/// Where the blocks of an inode lie. Whatever an inode says, reading its map ends: no block of it is read twice, and it cannot map more
/// blocks than the volume has.
/// </summary>
internal static class BlockMap
{
    /// <summary>The runs in the order of the file, joined where they touch; what lies between them is a hole.</summary>
    public static IEnumerable<BlockRun> Read(BlockVolume volume, Ext4Inode inode)
    {
        var runs = inode.Layout.Flags.HasFlag(InodeFlags.Extents)
            ? new ExtentTreeReader(volume, inode).Read()
            : new IndirectBlockReader(volume, inode).Read();
        return Joined(volume, inode, runs);
    }

    private static IEnumerable<BlockRun> Joined(BlockVolume volume, Ext4Inode inode, IEnumerable<BlockRun> runs)
    {
        var mapped = 0L;
        var pending = default(BlockRun);
        foreach (var run in runs)
        {
            mapped += run.Count;
            Damage.Require(mapped <= volume.Groups.BlockCount, $"Inode {inode.Number}", "maps more blocks than there are");
            volume.Require(run.Physical, run.Count, $"Content of inode {inode.Number}");
            if (pending.Count > 0 && Touches(pending, run))
            {
                pending = pending with { Count = pending.Count + run.Count };
                continue;
            }

            if (pending.Count > 0)
            {
                yield return pending;
            }

            pending = run;
        }

        if (pending.Count > 0)
        {
            yield return pending;
        }
    }

    private static bool Touches(BlockRun first, BlockRun second) =>
        first.End == second.Logical && first.Physical + first.Count == second.Physical && first.IsUnwritten == second.IsUnwritten;
}
