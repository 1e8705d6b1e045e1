using Cardshop.Disk.Ext4.Checksums;
using Cardshop.Disk.Ext4.Format;

namespace Cardshop.Disk.Ext4.Building;

/// <summary>
/// A folder whose names fit in one block, by the order of their bytes. There may be empty blocks behind it. See
/// <see href="https://docs.kernel.org/filesystems/ext4/dynamic.html#linear-classic-directories">Linear Directories</see>.
/// </summary>
internal sealed class LinearDirectory(InodePlan inodes, uint number, MetadataChecksums checksums, int count) : DirectoryBlocks
{
    public override int Count => count;

    public override bool IsHashed => false;

    /// <summary>The bytes that so many entries of a folder take in one block.</summary>
    public static long SizeOf(InodePlan inodes, uint number) =>
        DirectoryEntryLayout.SizeFor(1) + DirectoryEntryLayout.SizeFor(2)
            + inodes.Entries(number).Keys.Sum(name => (long)DirectoryEntryLayout.SizeFor(name.Bytes.Length));

    public override void Write(long index, Span<byte> block)
    {
        var writer = new DirectoryBlockWriter(block, checksums.CoversMetadata);
        if (index == 0)
        {
            writer.Add(number, "."u8, Ext4FileType.Directory);
            writer.Add(inodes.Parent(number), ".."u8, Ext4FileType.Directory);
            foreach (var (name, node) in inodes.Entries(number))
            {
                writer.Add(inodes.Number(node), name.Bytes, FileTypes.Of(node));
            }
        }

        writer.Finish();
        writer.Seal(checksums.Owner(number, 0));
    }
}
