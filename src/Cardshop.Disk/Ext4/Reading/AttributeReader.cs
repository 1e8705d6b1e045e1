using System.Text;
using Cardshop.Disk.Ext4.Attributes;
using Cardshop.Disk.Ext4.Format;
using Cardshop.Disk.Trees;

namespace Cardshop.Disk.Ext4.Reading;

/// <summary>
/// Reads the extended attributes of an inode: those behind its extension and those in its attribute block.
/// See <see href="https://docs.kernel.org/filesystems/ext4/dynamic.html#extended-attributes">Extended Attributes</see>.
/// </summary>
internal sealed class AttributeReader(BlockVolume volume, Ext4Inode inode)
{
    private readonly string _what = $"The extended attributes of inode {inode.Number}";

    /// <summary>By ordinal order of their names.</summary>
    public IReadOnlyList<ExtendedAttribute> Read()
    {
        List<ExtendedAttribute> attributes = [.. InInode(), .. InBlock()];
        attributes.Sort((one, other) => string.CompareOrdinal(one.Name, other.Name));
        for (var i = 1; i < attributes.Count; i++)
        {
            Damage.Require(!string.Equals(attributes[i].Name, attributes[i - 1].Name, StringComparison.Ordinal), _what, $"name {attributes[i].Name} twice");
        }

        return attributes;
    }

    private List<ExtendedAttribute> InInode()
    {
        var layout = inode.Layout;
        var start = InodeLayout.BaseSize + layout.ExtraSize;
        var room = layout.Bytes[Math.Min(start, layout.Bytes.Length)..];
        var isUsed = layout.ExtraSize > 0 && room.Length > sizeof(uint) && room.Get32(0) == AttributeBlockLayout.ExpectedMagic;
        return isUsed ? Entries(room[sizeof(uint)..], valuesFrom: 0) : [];
    }

    private List<ExtendedAttribute> InBlock()
    {
        var number = inode.Layout.AttributeBlock;
        if (number == 0)
        {
            return [];
        }

        var block = volume.ReadBlock(number, _what);
        var header = new AttributeBlockLayout(block);
        Damage.Require(
            header.Magic == AttributeBlockLayout.ExpectedMagic && header.Blocks == 1,
            _what,
            $"cannot be in block {number}: it has the magic number 0x{header.Magic:X8}");
        Damage.Require(
            !volume.Checksums.CoversMetadata || header.Checksum == volume.Checksums.AttributeBlock(number, block),
            _what,
            $"lie in block {number}, which does not match its checksum");
        return Entries(block.AsSpan(AttributeBlockLayout.HeaderSize), valuesFrom: AttributeBlockLayout.HeaderSize);
    }

    /// <param name="area">From the first entry to the end of inode or block.</param>
    /// <param name="valuesFrom">What values' offsets count from lies so many bytes before the area.</param>
    private List<ExtendedAttribute> Entries(Span<byte> area, int valuesFrom)
    {
        var attributes = new List<ExtendedAttribute>();
        var offset = 0;
        while (area.Length - offset >= sizeof(uint) && area.Get32(offset) != 0)
        {
            var room = area.Length - offset;
            var entry = new AttributeEntryLayout(area[offset..]);
            Damage.Require(
                room >= AttributeEntryLayout.HeaderSize && AttributeEntryLayout.SizeFor(entry.NameLength) <= room,
                _what,
                "end within an entry");
            Damage.Require(entry.ValueInode == 0, _what, "have a value in another inode without the feature ea_inode");
            attributes.Add(new ExtendedAttribute(Name(entry), Value(entry, area, valuesFrom)));
            offset += AttributeEntryLayout.SizeFor(entry.NameLength);
        }

        return attributes;
    }

    private string Name(AttributeEntryLayout entry)
    {
        var prefix = AttributePrefix.Of(entry.Prefix);
        Damage.Require(prefix is not null, _what, $"have a name of the unknown kind {entry.Prefix}");
        var rest = Encoding.UTF8.GetString(entry.Name);
        Damage.Require(prefix.EndsWith('.') == rest.Length > 0 && !rest.Contains('\0'), _what, $"have the impossible name \"{prefix}{rest}\"");
        return prefix + rest;
    }

    private byte[] Value(AttributeEntryLayout entry, Span<byte> area, int valuesFrom)
    {
        if (entry.ValueSize == 0)
        {
            return Converted(entry, []);
        }

        var start = entry.ValueOffset - valuesFrom;
        Damage.Require(start >= 0 && start <= area.Length && entry.ValueSize <= area.Length - start, _what, "have a value that lies elsewhere");
        var value = area.Slice(start, (int)entry.ValueSize);
        Damage.Require(
            entry.Hash == 0 || entry.Hash == AttributeHash.OfEntry(entry.Name, value) || entry.Hash == AttributeHash.OfEntry(entry.Name, value, signed: true),
            _what,
            "have a value that does not match its hash");
        return Converted(entry, value);
    }

    private byte[] Converted(AttributeEntryLayout entry, ReadOnlySpan<byte> value)
    {
        if (entry.Prefix is not (AttributePrefix.AccessAcl or AttributePrefix.DefaultAcl))
        {
            return value.ToArray();
        }

        var list = PosixAcl.FromDisk(value);
        Damage.Require(list is not null, _what, "have an access control list that is none");
        return list;
    }
}
