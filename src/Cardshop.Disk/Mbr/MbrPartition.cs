namespace Cardshop.Disk.Mbr;

/// <summary>One of the four partitions that an MBR can name.</summary>
/// <param name="Number">1 to 4: which entry of the table it is. Linux calls it <c>sda1</c> to <c>sda4</c>.</param>
/// <param name="Type">What it is said to hold.</param>
/// <param name="Start">Its first byte on the disk, a multiple of 512.</param>
/// <param name="Length">Its size in bytes, a multiple of 512.</param>
/// <param name="Bootable">Whether it is marked as the one that a BIOS boots from.</param>
public sealed record MbrPartition(int Number, MbrPartitionType Type, long Start, long Length, bool Bootable = false)
{
    /// <summary>The first byte behind it.</summary>
    public long End => Start + Length;

    /// <summary>Whether it is a container of logical partitions. Those are not read.</summary>
    public bool IsExtended => Type is MbrPartitionType.Extended or MbrPartitionType.ExtendedLba or MbrPartitionType.LinuxExtended;
}
