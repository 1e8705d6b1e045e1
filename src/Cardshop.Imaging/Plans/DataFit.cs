using Cardshop.Disk.Ext4;

namespace Cardshop.Imaging.Plans;

/// <summary>A data partition that fits its disk.</summary>
/// <param name="DiskLength">Length of the disk in bytes.</param>
/// <param name="MinimumLength">The smallest disk in bytes that would do.</param>
/// <param name="Layout">The file system, which takes the disk from the start of the partition to the end.</param>
internal sealed record DataFit(long DiskLength, long MinimumLength, Ext4Layout Layout);
