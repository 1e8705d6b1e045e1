using System.Text;
using Cardshop.Disk.Ext4.Format;
using Cardshop.Disk.Trees;

namespace Cardshop.Disk.Ext4.Attributes;

/// <summary>An extended attribute in the form it has on disk.</summary>
/// <param name="FullName">As people know it.</param>
/// <param name="Prefix">The number of the prefix.</param>
/// <param name="Name">What follows the prefix.</param>
/// <param name="Value">On disk.</param>
internal sealed record AttributeEntry(string FullName, byte Prefix, byte[] Name, byte[] Value) : IComparable<AttributeEntry>
{
    private const int LongestName = 255;

    /// <summary>The room that the entry takes, without its value.</summary>
    public int Size => AttributeEntryLayout.SizeFor(Name.Length);

    /// <summary>The room that the value takes.</summary>
    public int ValueSize => AttributeEntryLayout.Padded(Value.Length);

    /// <summary>Converts an attribute; null when ext4 cannot hold it, with the reason.</summary>
    public static AttributeEntry? Of(ExtendedAttribute attribute, out string? problem)
    {
        if (!AttributePrefix.TrySplit(attribute.Name, out var prefix, out var rest))
        {
            problem = $"ext4 has no extended attributes of the kind of \"{attribute.Name}\"";
            return null;
        }

        var name = Encoding.UTF8.GetBytes(rest);
        if (name.Length > LongestName || name.Contains((byte)0))
        {
            problem = $"the name of its extended attribute \"{attribute.Name}\" has more than {LongestName} bytes, or a zero byte";
            return null;
        }

        var isList = prefix is AttributePrefix.AccessAcl or AttributePrefix.DefaultAcl;
        var value = isList ? PosixAcl.ToDisk(attribute.Value.Span) : attribute.Value.ToArray();
        problem = value is null ? $"its extended attribute \"{attribute.Name}\" is no access control list" : null;
        return value is null ? null : new AttributeEntry(attribute.Name, prefix, name, value);
    }

    /// <summary>The order in which the kernel looks for names in a block.</summary>
    public int CompareTo(AttributeEntry? other)
    {
        if (other is null)
        {
            return 1;
        }

        var byHead = (Prefix, Name.Length).CompareTo((other.Prefix, other.Name.Length));
        return byHead != 0 ? byHead : Name.AsSpan().SequenceCompareTo(other.Name);
    }
}
