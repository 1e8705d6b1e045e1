namespace Cardshop.Disk.Ext4.Building;

/// <summary>
/// Where the bitmaps and inode tables of all groups lie. Those of several groups lie together at the start of the first of them
/// (<c>flex_bg</c>): block bitmaps, then inode bitmaps, then tables. Copies of superblock and descriptors that are in the way are passed
/// over; a table is never cut in two.
/// </summary>
internal sealed class GroupTables
{
    private readonly BlockGroups _groups;

    public GroupTables(BlockGroups groups, int logGroupsPerFlex)
    {
        _groups = groups;
        GroupsPerFlex = 1u << logGroupsPerFlex;
        BlockBitmaps = new long[groups.Count];
        InodeBitmaps = new long[groups.Count];
        InodeTables = new long[groups.Count];
        var free = new List<BlockSpan>();
        for (var first = 0u; first < groups.Count; first += GroupsPerFlex)
        {
            PlaceFlex(first, Math.Min(first + GroupsPerFlex, groups.Count), free);
        }

        Free = new FreeSpace(free);
    }

    public uint GroupsPerFlex { get; }

    public long[] BlockBitmaps { get; }

    public long[] InodeBitmaps { get; }

    public long[] InodeTables { get; }

    /// <summary>All other blocks.</summary>
    public FreeSpace Free { get; }

    private void PlaceFlex(uint first, uint end, List<BlockSpan> free)
    {
        var used = new List<BlockSpan>();
        for (var group = first; group < end; group++)
        {
            if (_groups.LeadingBlocks(group) is > 0 and var leading)
            {
                used.Add(new BlockSpan(_groups.Start(group), _groups.Start(group) + leading));
            }
        }

        var obstacles = used.ToArray();
        var next = _groups.Start(first);
        PlaceEach(BlockBitmaps, 1);
        PlaceEach(InodeBitmaps, 1);
        PlaceEach(InodeTables, _groups.TableBlocks);
        AddGaps(used, new BlockSpan(_groups.Start(first), _groups.End(end - 1)), isLast: end == _groups.Count, free);

        void PlaceEach(long[] places, long count)
        {
            for (var group = first; group < end; group++)
            {
                foreach (var obstacle in obstacles)
                {
                    if (next < obstacle.End && next + count > obstacle.Start)
                    {
                        next = obstacle.End;
                    }
                }

                places[group] = next;
                used.Add(new BlockSpan(next, next + count));
                next += count;
            }
        }
    }

    private static void AddGaps(List<BlockSpan> used, BlockSpan range, bool isLast, List<BlockSpan> free)
    {
        used.Sort((one, other) => one.Start.CompareTo(other.Start));
        var end = range.Start;
        foreach (var span in used)
        {
            if (span.Start > end)
            {
                free.Add(new BlockSpan(end, span.Start));
            }

            end = span.End;
        }

        // Even an empty last span is kept: there must be one for what does not fit.
        if (end < range.End || isLast)
        {
            free.Add(new BlockSpan(end, Math.Max(end, range.End)));
        }
    }
}
