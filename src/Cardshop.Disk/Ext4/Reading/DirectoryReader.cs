using Cardshop.Disk.Ext4.Checksums;
using Cardshop.Disk.Ext4.Format;
using Cardshop.Disk.Trees;

namespace Cardshop.Disk.Ext4.Reading;

/// <summary>
/// Reads the names in a folder, block after block. A hash tree needs no care here: its nodes look like blocks without names.
/// See <see href="https://docs.kernel.org/filesystems/ext4/dynamic.html#directory-entries">Directory Entries</see>.
/// </summary>
internal sealed class DirectoryReader(BlockVolume volume, Ext4Inode directory)
{
    private readonly string _what = $"The folder with inode {directory.Number}";
    private readonly bool _isHashed = directory.Layout.Flags.HasFlag(InodeFlags.HashTree);
    private readonly uint _owner = volume.Checksums.Owner(directory.Number, directory.Layout.Generation);

    public IEnumerable<Ext4DirectoryEntry> Read() => Blocks().SelectMany(block => Entries(block.Bytes, block.Index));

    private IEnumerable<(byte[] Bytes, long Index)> Blocks()
    {
        var count = directory.Size / volume.BlockSize;
        Damage.Require(directory.Size % volume.BlockSize == 0, _what, $"cannot have {directory.Size} bytes");
        var index = 0L;
        foreach (var run in BlockMap.Read(volume, directory).TakeWhile(run => run.Logical < count))
        {
            Damage.Require(run.Logical == index && !run.IsUnwritten, _what, $"has a hole at block {index}");
            for (; index < Math.Min(run.End, count); index++)
            {
                yield return (volume.ReadBlock(run.Physical + index - run.Logical, _what), index);
            }
        }

        Damage.Require(index == count, _what, $"has a hole at block {index}");
    }

    private List<Ext4DirectoryEntry> Entries(byte[] block, long index)
    {
        if (volume.Checksums.CoversMetadata)
        {
            Damage.Require(HasChecksum(block, index), _what, $"has a block that does not match its checksum: number {index}");
        }

        var entries = new List<Ext4DirectoryEntry>();
        var offset = 0;
        while (offset < block.Length)
        {
            Damage.Require(block.Length - offset >= DirectoryEntryLayout.HeaderSize, _what, $"has an entry cut off in block {index}");
            var entry = new DirectoryEntryLayout(block.AsSpan(offset));
            var length = entry.Length(block.Length);
            Damage.Require(
                length >= DirectoryEntryLayout.HeaderSize && length % 4 == 0 && length <= block.Length - offset
                    && entry.NameLength <= length - DirectoryEntryLayout.HeaderSize,
                _what,
                $"has an impossible entry at byte {offset} of block {index}");
            if (entry.Inode != 0 && Name(entry.Name[..entry.NameLength], index) is { } name)
            {
                entries.Add(new Ext4DirectoryEntry(name, entry.Inode));
            }

            offset += length;
        }

        return entries;
    }

    private FileName? Name(ReadOnlySpan<byte> name, long index)
    {
        if (name.SequenceEqual("."u8) || name.SequenceEqual(".."u8))
        {
            return null;
        }

        Damage.Require(!name.IsEmpty && !name.ContainsAny((byte)'/', (byte)0), _what, $"has an impossible name in block {index}");
        return new FileName(name);
    }

    private bool HasChecksum(byte[] block, long index)
    {
        // A node of the hash tree must be told by how it begins: the kernel leaves what looks like the tail of a block of names at its end.
        var isRoot = index == 0;
        if (_isHashed && (isRoot || new DirectoryEntryLayout(block).Length(block.Length) == block.Length))
        {
            var node = new HashTreeLayout(block, isRoot);
            return node.HasTail && node.TailChecksum == MetadataChecksums.HashTreeNode(_owner, block, node);
        }

        var offset = block.Length - DirectoryEntryLayout.TailSize;
        var tail = new DirectoryEntryLayout(block.AsSpan(offset));
        return tail.Inode == 0 && tail.RawLength == DirectoryEntryLayout.TailSize
            && tail.NameLength == 0 && tail.Type == DirectoryEntryLayout.TailType
            && tail.TailChecksum == MetadataChecksums.OwnedBlock(_owner, block.AsSpan(0, offset));
    }
}
