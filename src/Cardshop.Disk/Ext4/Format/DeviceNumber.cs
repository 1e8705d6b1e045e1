namespace Cardshop.Disk.Ext4.Format;

/// <summary>
/// The number of a device in the first two words of an inode's map: the first word in the old encoding (8 bits of major, 8 of minor), or
/// zero and then the second word in the new one (12 bits of major, 20 of minor).
/// </summary>
internal static class DeviceNumber
{
    public const uint LargestMajor = 0xFFF;

    public const uint LargestMinor = 0xFFFFF;

    public static (uint Major, uint Minor) Read(Span<byte> map)
    {
        var old = map.Get32(0);
        if (old != 0)
        {
            return (old >> 8 & 0xFF, old & 0xFF);
        }

        var wide = map.Get32(4);
        return (wide >> 8 & LargestMajor, (wide & 0xFF) | (wide >> 12 & 0xFFF00));
    }

    public static void Write(Span<byte> map, uint major, uint minor)
    {
        if (major < 256 && minor < 256)
        {
            map.Set32(0, major << 8 | minor);
        }
        else
        {
            map.Set32(4, (minor & 0xFF) | major << 8 | (minor & 0xFFF00) << 12);
        }
    }
}
