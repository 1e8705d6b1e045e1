using Cardshop.Primitives.Extents;

namespace Cardshop.Disk.Ext4.Building;

/// <summary>The blocks of a file that need room: those which may hold something other than zeros.</summary>
internal static class ContentBlocks
{
    /// <summary>Counted from the start of the file, in order, not touching.</summary>
    public static IEnumerable<BlockSpan> Of(ByteSource content)
    {
        var pending = default(BlockSpan);
        foreach (var range in content.DataRanges())
        {
            var span = new BlockSpan(range.Offset / VolumeConstants.BlockSize, CountFor(range.End));
            if (pending.Count > 0 && span.Start <= pending.End)
            {
                pending = pending with { End = span.End };
                continue;
            }

            if (pending.Count > 0)
            {
                yield return pending;
            }

            pending = span;
        }

        if (pending.Count > 0)
        {
            yield return pending;
        }
    }

    /// <summary>How many blocks so many bytes fill.</summary>
    public static long CountFor(long bytes) => (bytes + VolumeConstants.BlockSize - 1) / VolumeConstants.BlockSize;
}
