using Cardshop.Disk.Ext4;
using Cardshop.Disk.Trees;
using Cardshop.Primitives.Sizes;

namespace Cardshop.Imaging.Plans;

/// <summary>Finds the size of the data partition, and lays it out.</summary>
internal sealed class DataSizing
{
    private readonly DirectoryNode _root;
    private readonly Ext4Profile _profile;
    private readonly DataReserve _reserve;

    /// <param name="root">What the partition will hold.</param>
    /// <param name="baseSuperblock">That of the base's data partition.</param>
    /// <param name="reserve">What must stay free.</param>
    public DataSizing(DirectoryNode root, Ext4Superblock baseSuperblock, DataReserve reserve)
    {
        _root = root;
        _profile = Ext4Profile.From(baseSuperblock) with { MinimumFreeInodes = reserve.FreeInodes };
        _reserve = reserve;
    }

    /// <summary>
    /// The smallest length in bytes that holds the tree and leaves the reserve. The headroom is a share of the length, so the length is
    /// searched upwards until it carries its own headroom; each step adds a hundredth of the one before.
    /// </summary>
    public long MinimumLength()
    {
        var length = 0L;
        while (Ext4Layout.MinimumLength(_root, _profile, _reserve.FreeBytes(length)) is var needed && needed > length)
        {
            length = needed;
        }

        return length;
    }

    /// <summary>Lays the partition out on a disk of a given size.</summary>
    /// <param name="length">Length of the partition in bytes.</param>
    /// <param name="start">Where it starts.</param>
    /// <exception cref="ImageSpaceException">The content, or the reserve, does not fit; the message says what would do.</exception>
    public Ext4Layout Layout(long length, long start)
    {
        var needed = MinimumLength();
        return needed <= length
            ? Ext4Layout.Compute(_root, _profile, length)
            : throw new ImageSpaceException(
                $"The image needs {start + needed} bytes ({new ByteSize(start + needed)}), but is to have {start + length}: {new ByteSize(needed - length)} are missing. "
                + "Choose a larger output.size, or \"auto\", or leave content out.");
    }
}
