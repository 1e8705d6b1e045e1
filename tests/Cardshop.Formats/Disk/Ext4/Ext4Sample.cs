using Cardshop.Disk.Ext4;
using Cardshop.Disk.Ext4.Format;
using Cardshop.Disk.Ext4.Reading;
using Cardshop.Primitives.Extents;

namespace Cardshop.Formats.Disk.Ext4;

/// <summary>
/// A good volume of which only the bytes that matter are fuzzed: the fields of superblock, group descriptor and journal, the inodes in
/// use, bitmaps, folders, attribute blocks, extent nodes, blocks of block numbers. Anything else would be damaged without effect.
/// </summary>
internal sealed class Ext4Sample
{
    private const int MostInodes = 40;
    private const int MostOfBlock = 128;

    private readonly ByteSource _volume;
    private readonly List<ByteRange> _ranges;

    public Ext4Sample(ByteSource volume)
    {
        _volume = volume;
        var blocks = new BlockVolume(volume, SuperblockReader.Read(volume));
        var groups = GroupReader.Read(blocks);
        var fileSystem = Ext4FileSystem.Open(volume);
        var table = groups[0].InodeTable * blocks.BlockSize;
        _ranges =
        [
            new ByteRange(SuperblockLayout.Offset, 0x70),
            new ByteRange(SuperblockLayout.Offset + 0xE0, 0x80),
            new ByteRange(blocks.Groups.DescriptorBlock(0) * blocks.BlockSize, blocks.Groups.DescriptorSize),
            new ByteRange(groups[0].BlockBitmap * blocks.BlockSize, 16),
        ];
        var inodes = fileSystem.Entries(fileSystem.Root).Select(entry => fileSystem.Inode(entry.Inode)).Prepend(fileSystem.Root).ToList();
        if (fileSystem.Superblock.JournalInode > 0)
        {
            inodes.Add(fileSystem.Inode(fileSystem.Superblock.JournalInode));
            _ranges.Add(new ByteRange(BlockMap.Read(blocks, inodes[^1]).First().Physical * blocks.BlockSize, 0x60));
        }

        foreach (var inode in inodes.Take(MostInodes))
        {
            _ranges.Add(new ByteRange(table + ((inode.Number - 1) * blocks.Groups.InodeSize), Math.Min(blocks.Groups.InodeSize, 0xC0)));
            _ranges.AddRange(MetadataOf(blocks, inode).Where(block => block > 0).Select(block => new ByteRange(block * blocks.BlockSize, MostOfBlock)));
        }
    }

    /// <summary>The bytes that matter, behind the number of the sample.</summary>
    public byte[] Gather(byte number) => [number, .. _ranges.SelectMany(range => _volume.ReadBytes(range.Offset, (int)range.Length))];

    /// <summary>The volume with these bytes in place of its own.</summary>
    public OverlaySource Scatter(byte[] input)
    {
        var volume = new OverlaySource(_volume);
        var rest = input.AsSpan(Math.Min(1, input.Length));
        foreach (var range in _ranges)
        {
            var bytes = rest[..(int)Math.Min(rest.Length, range.Length)];
            volume.Write(range.Offset, bytes);
            rest = rest[bytes.Length..];
        }

        return volume;
    }

    private static IEnumerable<long> MetadataOf(BlockVolume blocks, Ext4Inode inode)
    {
        yield return inode.Layout.AttributeBlock;
        if (inode.Type is Ext4FileType.Directory or Ext4FileType.SymbolicLink && inode.Size >= InodeLayout.MapSize)
        {
            yield return BlockMap.Read(blocks, inode).First().Physical;
        }

        if (inode.Type != Ext4FileType.RegularFile)
        {
            yield break;
        }

        if (!inode.Layout.Flags.HasFlag(InodeFlags.Extents))
        {
            yield return inode.Layout.Map.Get32(12 * sizeof(uint));
            yield return inode.Layout.Map.Get32(13 * sizeof(uint));
        }
        else if (new ExtentHeaderLayout(inode.Layout.Map) is { Depth: > 0 } root)
        {
            yield return new ExtentIndexLayout(root.Entry(0)).Node;
        }
    }
}
