using Cardshop.Disk.Ext4.Format;

namespace Cardshop.Disk.Ext4.Editing;

/// <summary>
/// Blocks behind the end of a file may be its own only if they count as not written. Extents that begin there, or reach there, are marked
/// so; one that reaches there is cut in two. See <see href="https://docs.kernel.org/filesystems/ext4/dynamic.html#extent-tree">Extent Tree</see>.
/// </summary>
internal static class WrittenBlocks
{
    /// <summary>Lets only the first blocks of a file count as written.</summary>
    /// <param name="path">For messages.</param>
    /// <param name="inode">Has extents that are all written.</param>
    /// <param name="blocks">How many.</param>
    /// <exception cref="Ext4SizeException">The extents do not lie in the inode, or it has no room for one more.</exception>
    public static void Limit(string path, InodeLayout inode, int blocks)
    {
        var header = new ExtentHeaderLayout(inode.Map);
        if (header.Depth > 0)
        {
            throw new Ext4SizeException($"{path}: the file is too fragmented to be changed in place.");
        }

        for (var i = 0; i < header.Entries; i++)
        {
            var extent = new ExtentLeafLayout(header.Entry(i));
            var written = Math.Clamp(blocks - (long)extent.Logical, 0, extent.Length);
            if (written == extent.Length)
            {
                continue;
            }

            if (written > 0)
            {
                InsertAfter(path, ref header, i);
                var rest = new ExtentLeafLayout(header.Entry(i + 1))
                {
                    Logical = extent.Logical + (uint)written,
                    Physical = extent.Physical + written,
                    RawLength = (ushort)(extent.Length - written),
                };
                extent.RawLength = (ushort)written;
                MarkUnwritten(path, rest);
                i++;
            }
            else
            {
                MarkUnwritten(path, extent);
            }
        }
    }

    private static void MarkUnwritten(string path, ExtentLeafLayout extent)
    {
        if (extent.Length == ExtentLeafLayout.LongestExtent)
        {
            throw new Ext4SizeException($"{path}: the file is too long to become so much shorter in place.");
        }

        extent.RawLength = (ushort)(extent.Length + ExtentLeafLayout.LongestExtent);
    }

    private static void InsertAfter(string path, ref ExtentHeaderLayout header, int index)
    {
        if (header.Entries == header.Capacity)
        {
            throw new Ext4SizeException($"{path}: the file is too fragmented to become shorter in place.");
        }

        for (var i = header.Entries; i > index + 1; i--)
        {
            header.Entry(i - 1).CopyTo(header.Entry(i));
        }

        header.Entries++;
    }
}
