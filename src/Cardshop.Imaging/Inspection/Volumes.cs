using Cardshop.Disk;
using Cardshop.Disk.Ext4;
using Cardshop.Disk.Fat;
using Cardshop.Primitives.Extents;

namespace Cardshop.Imaging.Inspection;

/// <summary>Opens whatever file system a volume has.</summary>
public static class Volumes
{
    /// <param name="volume">From the first byte of the partition on.</param>
    /// <exception cref="DiskFormatException">It has neither ext4 nor FAT; the message says what is wrong with each.</exception>
    public static IVolume Open(ByteSource volume)
    {
        try
        {
            return new Ext4Volume(Ext4FileSystem.Open(volume));
        }
        catch (DiskFormatException ext4)
        {
            try
            {
                return new FatVolume(FatFileSystem.Open(volume));
            }
            catch (DiskFormatException fat)
            {
                throw new DiskFormatException($"Neither ext4 ({ext4.Message}) nor FAT ({fat.Message})");
            }
        }
    }

    /// <summary>The same; null where there is neither.</summary>
    public static IVolume? TryOpen(ByteSource volume)
    {
        try
        {
            return Open(volume);
        }
        catch (DiskFormatException)
        {
            return null;
        }
    }
}
