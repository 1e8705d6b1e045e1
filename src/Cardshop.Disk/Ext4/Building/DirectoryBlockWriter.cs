using Cardshop.Disk.Ext4.Checksums;
using Cardshop.Disk.Ext4.Format;

namespace Cardshop.Disk.Ext4.Building;

/// <summary>Writes entries into a block of a folder, one behind the other. Every entry reaches to the next, the last to the end.</summary>
internal ref struct DirectoryBlockWriter(Span<byte> block, bool withChecksum)
{
    private readonly Span<byte> _block = block;
    private readonly int _capacity = Capacity(withChecksum);
    private int _offset;
    private int _last;

    /// <summary>The bytes that entries may fill.</summary>
    public static int Capacity(bool withChecksum) =>
        VolumeConstants.BlockSize - (withChecksum ? DirectoryEntryLayout.TailSize : 0);

    public void Add(uint inode, ReadOnlySpan<byte> name, Ext4FileType type)
    {
        var size = DirectoryEntryLayout.SizeFor(name.Length);
        var entry = new DirectoryEntryLayout(_block[_offset..]) { Inode = inode, NameLength = (byte)name.Length, Type = (byte)type };
        entry.SetLength(size);
        name.CopyTo(entry.Name);
        _last = _offset;
        _offset += size;
    }

    /// <summary>Lets the last entry reach to the end; an unused one does when there is none.</summary>
    public readonly void Finish() => new DirectoryEntryLayout(_block[_last..]).SetLength(_capacity - _last);

    /// <summary>Ends the block with its checksum, after <see cref="Finish"/>.</summary>
    public readonly void Seal(uint owner)
    {
        if (_capacity == _block.Length)
        {
            return;
        }

        var tail = new DirectoryEntryLayout(_block[_capacity..])
        {
            Type = DirectoryEntryLayout.TailType,
            TailChecksum = MetadataChecksums.OwnedBlock(owner, _block[.._capacity]),
        };
        tail.SetLength(DirectoryEntryLayout.TailSize);
    }
}
