using Cardshop.Disk.Ext4.Format;

namespace Cardshop.Disk.Ext4.Reading;

/// <summary>Reads where a symbolic link points: short targets lie in the inode, longer ones in a block.</summary>
internal static class LinkTargetReader
{
    private const int Longest = 4095;

    public static byte[] Read(BlockVolume volume, Ext4Inode link)
    {
        var what = $"The symbolic link with inode {link.Number}";
        Damage.Require(link.Size is > 0 and <= Longest, what, $"cannot have a target of {link.Size} bytes");
        var layout = link.Layout;
        var isShort = link.Size < InodeLayout.MapSize && !layout.Flags.HasFlag(InodeFlags.Extents);
        var target = isShort ? layout.Map[..(int)link.Size].ToArray() : new MappedContent(volume, link).ReadAll();
        Damage.Require(!target.Contains((byte)0), what, "has a target with a zero byte");
        return target;
    }
}
