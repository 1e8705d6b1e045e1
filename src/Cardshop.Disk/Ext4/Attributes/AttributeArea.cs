using Cardshop.Disk.Ext4.Format;

namespace Cardshop.Disk.Ext4.Attributes;

/// <summary>Room for attributes: entries grow from the front, values from the back, and four zero bytes stay between them.</summary>
/// <param name="size">Bytes in all.</param>
/// <param name="header">Bytes before the first entry.</param>
internal sealed class AttributeArea(int size, int header)
{
    private readonly List<AttributeEntry> _entries = [];
    private int _used = header + sizeof(uint);

    public bool TryAdd(AttributeEntry entry)
    {
        if (entry.Size + entry.ValueSize > size - _used)
        {
            return false;
        }

        _used += entry.Size + entry.ValueSize;
        _entries.Add(entry);
        return true;
    }

    /// <summary>The bytes with the magic number that an inode has in place of a header; none when nothing was added.</summary>
    public byte[] WriteForInode()
    {
        var bytes = Write(valuesFrom: header, out _);
        if (bytes.Length > 0)
        {
            bytes.AsSpan().Set32(0, AttributeBlockLayout.ExpectedMagic);
        }

        return bytes;
    }

    /// <summary>The bytes with the header of an attribute block, but for its checksum; none when nothing was added.</summary>
    public byte[] WriteForBlock()
    {
        var bytes = Write(valuesFrom: 0, out var hashes);
        if (bytes.Length > 0)
        {
            _ = new AttributeBlockLayout(bytes)
            {
                Magic = AttributeBlockLayout.ExpectedMagic,
                References = 1,
                Blocks = 1,
                Hash = AttributeHash.OfBlock(hashes),
            };
        }

        return bytes;
    }

    /// <param name="valuesFrom">The byte that the values' offsets count from.</param>
    /// <param name="hashes">Those of the entries, in order.</param>
    private byte[] Write(int valuesFrom, out List<uint> hashes)
    {
        hashes = [];
        if (_entries.Count == 0)
        {
            return [];
        }

        var bytes = new byte[size];
        var (front, back) = (header, size);
        foreach (var entry in _entries)
        {
            back -= entry.ValueSize;
            var hash = AttributeHash.OfEntry(entry.Name, entry.Value);
            var layout = new AttributeEntryLayout(bytes.AsSpan(front))
            {
                NameLength = (byte)entry.Name.Length,
                Prefix = entry.Prefix,
                ValueOffset = (ushort)(entry.Value.Length == 0 ? 0 : back - valuesFrom),
                ValueSize = (uint)entry.Value.Length,
                Hash = hash,
            };
            entry.Name.CopyTo(layout.Name);
            entry.Value.CopyTo(bytes.AsSpan(back));
            hashes.Add(hash);
            front += entry.Size;
        }

        return bytes;
    }
}
