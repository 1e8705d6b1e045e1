namespace Cardshop.Disk.Mbr;

/// <summary>
/// The types of partitions that matter here; any other byte is a valid value too.
/// See <see href="https://uefi.org/specs/UEFI/2.10/05_GUID_Partition_Table_Format.html#mbr-partition-record"/>.
/// </summary>
public enum MbrPartitionType : byte
{
    /// <summary>The entry is not used.</summary>
    Unused = 0x00,

    /// <summary>Holds further partitions, addressed by cylinder, head and sector.</summary>
    Extended = 0x05,

    /// <summary>FAT32, addressed by sector number.</summary>
    Fat32 = 0x0C,

    /// <summary>Holds further partitions, addressed by sector number.</summary>
    ExtendedLba = 0x0F,

    /// <summary>A Linux file system, such as ext4.</summary>
    Linux = 0x83,

    /// <summary>Holds further partitions, in Linux only.</summary>
    LinuxExtended = 0x85,

    /// <summary>Not a partition: keeps tools that know no GPT away from a disk that has one.</summary>
    GptProtective = 0xEE,
}
