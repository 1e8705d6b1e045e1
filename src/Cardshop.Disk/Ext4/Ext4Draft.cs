using Cardshop.Disk.Ext4.Building;
using Cardshop.Disk.Trees;

namespace Cardshop.Disk.Ext4;

/// <summary>
/// A tree that has been made ready for ext4: everything is decided but the length of the volume. Who looks for a length asks one draft
/// many questions, and the tree is gone through once. The tree must not be changed while the draft is in use.
/// </summary>
public sealed class Ext4Draft
{
    private readonly Planner _planner;

    /// <param name="root">The tree. Its topmost folder becomes that of the file system; <c>lost+found</c> is added if it has none.</param>
    /// <param name="profile">What the file system is to look like.</param>
    /// <exception cref="Ext4TreeException">The tree holds something that ext4 cannot.</exception>
    public Ext4Draft(DirectoryNode root, Ext4Profile profile) => _planner = new Planner(root, profile);

    /// <summary>The smallest length that holds the tree: what <see cref="Layout"/> takes with nothing to spare.</summary>
    /// <param name="freeBytes">How many bytes must stay free, at least.</param>
    /// <returns>Bytes, a multiple of 4096.</returns>
    /// <exception cref="Ext4SpaceException">No ext4 file system is large enough.</exception>
    public long MinimumLength(long freeBytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(freeBytes);
        return _planner.FewestBlocks(ContentBlocks.CountFor(freeBytes)) * VolumeConstants.BlockSize;
    }

    /// <summary>The file system in a volume of a length in bytes; less than a block at the end is left over.</summary>
    /// <exception cref="Ext4SpaceException">The tree does not fit.</exception>
    public Ext4Layout Layout(long length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        return new Ext4Layout(_planner.For(length / VolumeConstants.BlockSize), length);
    }
}
