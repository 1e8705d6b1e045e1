using Cardshop.Disk.Ext4.Checksums;
using Cardshop.Disk.Trees;
using Cardshop.Primitives.Sizes;

namespace Cardshop.Disk.Ext4.Building;

/// <summary>Decides where everything goes. What does not depend on the length of the volume is decided once.</summary>
internal sealed class Planner
{
    // From 2 TiB on the room of a file cannot be counted in 32 bits of sectors; its extent tree counts too.
    private const long HugeFileLength = ByteSize.TiB;

    private readonly Ext4Profile _profile;
    private readonly Ext4Features _features;
    private readonly MetadataChecksums _checksums;
    private readonly InodePlan _inodes;
    private readonly DirectoryPlan _directories;
    private readonly GroupSizing _sizing;
    private readonly long _journalBlocks;
    private readonly Lazy<long> _contentBlocks;
    private (BlockGroups Groups, GroupTables Tables, Placement Placement)? _last;

    /// <exception cref="Ext4TreeException">The tree holds something that ext4 cannot.</exception>
    public Planner(DirectoryNode root, Ext4Profile profile)
    {
        _profile = profile;
        _inodes = InodePlan.Of(root, profile.Created);
        _features = FeaturesFor(_inodes, profile.Features);
        _checksums = new MetadataChecksums(_features, profile.Uuid, profile.ChecksumSeed);
        _directories = new DirectoryPlan(_inodes, _checksums, profile);
        _sizing = new GroupSizing(profile, _features, _inodes.Last + profile.MinimumFreeInodes);
        _journalBlocks = _features.Has(Ext4Feature.Journal)
            ? Math.Max(JournalWriter.FewestBlocks, ContentBlocks.CountFor(profile.JournalLength))
            : 0;
        _contentBlocks = new Lazy<long>(ContentBlockCount);
    }

    private int LogGroupsPerFlex => _features.Has(Ext4Feature.FlexibleGroups) ? VolumeConstants.LogGroupsPerFlex : 0;

    /// <summary>The plan for a volume of so many blocks.</summary>
    /// <exception cref="Ext4SpaceException">They are too few, or more than ext4 can have.</exception>
    public VolumePlan For(long blocks)
    {
        if (blocks > _sizing.MostBlocks)
        {
            throw new Ext4SpaceException(
                $"A volume of {blocks} blocks is too long: with these features ext4 has room for {_sizing.MostBlocks} of {VolumeConstants.BlockSize} bytes.");
        }

        if (blocks > 0)
        {
            var groups = _sizing.For(blocks);
            var (tables, placement) = PlaceIn(groups);
            if (placement.End <= groups.BlockCount && _sizing.HasInodes(groups))
            {
                return new VolumePlan(_profile, _features, groups, tables, _inodes, _directories, placement, _checksums, _journalBlocks);
            }
        }

        throw new Ext4SpaceException(blocks * VolumeConstants.BlockSize, FewestBlocks(0) * VolumeConstants.BlockSize);
    }

    /// <summary>The fewest blocks that leave so many free.</summary>
    /// <remarks>
    /// Volumes of one <see cref="SizeClass"/> are laid out alike from front to back, so all that a shorter one lacks is free blocks at its
    /// end. One layout of the largest tells what can be cut off; and when the largest does not do, none of its class does. Classes are
    /// tried from the shortest that has as many blocks as the content and the fixed metadata take, which no volume can do without. It is
    /// seldom that a second must be laid out: only the nodes of extent trees are unknown before.
    /// </remarks>
    /// <exception cref="Ext4SpaceException">No volume is large enough.</exception>
    public long FewestBlocks(long free)
    {
        var content = _journalBlocks + _contentBlocks.Value + free;
        foreach (var candidates in _sizing.ClassesFrom(content))
        {
            var groups = _sizing.For(candidates.Most);
            if (!_sizing.HasInodes(groups) || groups.FixedBlocks + content > candidates.Most)
            {
                continue;
            }

            var (_, placement) = PlaceIn(groups);
            var spans = placement.Free(new BlockSpan(0, candidates.Most)).ToList();
            var spare = spans.Sum(span => span.Count) - free;
            if (placement.End <= candidates.Most && spare >= 0)
            {
                var tail = spans.Count > 0 && spans[^1].End == candidates.Most ? spans[^1].Count : 0;
                return Math.Max(candidates.Fewest, candidates.Most - Math.Min(spare, tail));
            }
        }

        throw new Ext4SpaceException($"The tree does not fit in any ext4 file system: with these features it has at most {_sizing.MostBlocks} blocks.");
    }

    /// <summary>Puts everything in its place. Who looks for a length asks about the same groups again and again.</summary>
    private (GroupTables Tables, Placement Placement) PlaceIn(BlockGroups groups)
    {
        if (_last is not { } last || last.Groups != groups)
        {
            var tables = new GroupTables(groups, LogGroupsPerFlex);
            _last = last = (groups, tables, new Placement(_inodes, _directories, _journalBlocks, tables.Free));
        }

        return (last.Tables, last.Placement);
    }

    private static Ext4Features FeaturesFor(InodePlan inodes, Ext4Features features)
    {
        var isHuge = inodes.Nodes.OfType<FileNode>().Any(file => file.Content.Length >= HugeFileLength);
        features = isHuge ? features.With(Ext4Feature.HugeFile) : features;
        return inodes.HasUncountedLinks ? features.With(Ext4Feature.DirectoryLinks) : features;
    }

    /// <summary>Blocks that hold folders and files, whatever the volume: all but extent trees and attribute blocks.</summary>
    private long ContentBlockCount()
    {
        var count = 0L;
        for (var number = VolumeConstants.RootInode; number <= _inodes.Last; number++)
        {
            count += _inodes.Node(number) switch
            {
                FileNode file => ContentBlocks.Of(file.Content).Sum(span => span.Count),
                DirectoryNode => _directories[number].Count,
                _ => 0,
            };
        }

        return count;
    }
}
