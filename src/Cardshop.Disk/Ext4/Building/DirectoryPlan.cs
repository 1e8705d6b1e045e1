using Cardshop.Disk.Ext4.Checksums;
using Cardshop.Disk.Ext4.Hashing;
using Cardshop.Disk.Trees;

namespace Cardshop.Disk.Ext4.Building;

/// <summary>
/// The blocks of all folders. Those of one block are written anew each time they are asked for; only of the others is the order kept.
/// </summary>
internal sealed class DirectoryPlan
{
    private readonly InodePlan _inodes;
    private readonly MetadataChecksums _checksums;
    private readonly Dictionary<uint, HashedDirectory> _hashed = [];

    /// <exception cref="Ext4TreeException">A folder has more names than a hash tree can hold.</exception>
    public DirectoryPlan(InodePlan inodes, MetadataChecksums checksums, Ext4Profile profile)
    {
        (_inodes, _checksums) = (inodes, checksums);
        var hasher = new NameHasher(profile.HashFunction, profile.HashIsUnsigned, profile.HashSeed);
        var problems = new TreeProblems();
        for (var number = VolumeConstants.RootInode; number <= inodes.Last; number++)
        {
            if (inodes.Node(number) is not DirectoryNode || LinearDirectory.SizeOf(inodes, number) <= DirectoryBlockWriter.Capacity(checksums.CoversMetadata))
            {
                continue;
            }

            var directory = new HashedDirectory(inodes, number, checksums, profile.HashFunction, hasher);
            _hashed.Add(number, directory);
            if (!directory.Fits)
            {
                problems.Add(inodes.Way(number), $"{inodes.Entries(number).Count} names are too many for one folder");
            }
        }

        problems.ThrowIfAny();
    }

    /// <summary>The blocks of a folder.</summary>
    public DirectoryBlocks this[uint number] =>
        _hashed.TryGetValue(number, out var hashed)
            ? hashed
            : new LinearDirectory(_inodes, number, _checksums, number == VolumeConstants.LostAndFoundInode ? VolumeConstants.LostAndFoundBlocks : 1);
}
