using Cardshop.Disk.Fat.Names;
using Cardshop.Disk.Fat.Structures;

namespace Cardshop.Disk.Fat.Directories;

/// <summary>The two entries with which every directory but the root begins: itself and the one above.</summary>
internal static class DirectoryStart
{
    /// <param name="entry">The entry that will lead to the directory, with its first cluster.</param>
    /// <param name="parentCluster">Where the directory above starts; 0 for the root directory, in FAT32 too.</param>
    public static byte[] Of(ShortEntry entry, uint parentCluster)
    {
        var bytes = new byte[2 * ShortEntry.Size];
        (entry with { Name = ShortName.Self }).Write(bytes);
        (entry with { Name = ShortName.Parent, FirstCluster = parentCluster }).Write(bytes.AsSpan(ShortEntry.Size));
        return bytes;
    }
}
