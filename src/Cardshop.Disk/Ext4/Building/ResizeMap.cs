using Cardshop.Disk.Ext4.Format;

namespace Cardshop.Disk.Ext4.Building;

/// <summary>
/// The map of the resize inode, which owns the blocks behind the group descriptors that are kept for more of them. It has one block of
/// numbers. They lead to the reserved blocks of group 0, and each of those lists the blocks at the same place in the groups with copies.
/// So growing a volume finds, in one block, all that a new block of descriptors must be written to.
/// </summary>
internal static class ResizeMap
{
    private const int NumbersPerBlock = VolumeConstants.BlockSize / sizeof(uint);

    /// <summary>Blocks that the resize inode owns.</summary>
    public static long BlockCount(BlockGroups groups) => 1 + ((long)groups.ReservedDescriptorBlocks * (1 + Backups(groups).Count()));

    /// <summary>Writes the block that leads to the reserved blocks of group 0.</summary>
    public static void WriteTop(BlockGroups groups, Span<byte> block)
    {
        for (var i = 0; i < groups.ReservedDescriptorBlocks; i++)
        {
            // The place of a block among all descriptor blocks is its place here, as far as there is room.
            var place = (int)((groups.DescriptorBlocks + i) % NumbersPerBlock);
            block.Set32(place * sizeof(uint), (uint)(1 + groups.DescriptorBlocks + i));
        }
    }

    /// <summary>Writes a reserved block of group 0.</summary>
    /// <param name="groups">The groups.</param>
    /// <param name="block">Its number.</param>
    /// <param name="bytes">A block of zeros.</param>
    public static void WriteReserved(BlockGroups groups, long block, Span<byte> bytes)
    {
        var place = 0;
        foreach (var group in Backups(groups))
        {
            bytes.Set32(place * sizeof(uint), (uint)(groups.Start(group) + block));
            place++;
        }
    }

    private static IEnumerable<uint> Backups(BlockGroups groups) => groups.Copies.Below(groups.Count).Where(group => group > 0);
}
