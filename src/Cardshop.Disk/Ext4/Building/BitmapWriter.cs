namespace Cardshop.Disk.Ext4.Building;

/// <summary>
/// Writes the bitmaps of a group. Bits for what does not exist are set. See
/// <see href="https://docs.kernel.org/filesystems/ext4/globals.html#block-and-inode-bitmaps">Block and Inode Bitmaps</see>.
/// </summary>
internal static class BitmapWriter
{
    public static void WriteBlocks(VolumePlan plan, uint group, Span<byte> block)
    {
        block.Fill(byte.MaxValue);
        var bits = new Bitmap(block);
        var start = plan.Groups.Start(group);
        foreach (var span in plan.FreeSpans(group))
        {
            bits.Fill(false, (int)(span.Start - start), (int)(span.End - start));
        }
    }

    public static void WriteInodes(VolumePlan plan, uint group, Span<byte> block)
    {
        var bits = new Bitmap(block);
        bits.Fill(true, 0, (int)plan.UsedInodes(group));
        bits.Fill(true, (int)plan.Groups.InodesPerGroup, block.Length * 8);
    }
}
