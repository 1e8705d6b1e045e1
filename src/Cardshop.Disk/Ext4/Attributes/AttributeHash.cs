using System.Numerics;
using Cardshop.Disk.Ext4.Format;

namespace Cardshop.Disk.Ext4.Attributes;

/// <summary>
/// The hashes by which the kernel finds blocks of attributes that are alike.
/// See <see href="https://docs.kernel.org/filesystems/ext4/dynamic.html#extended-attributes">Extended Attributes</see>.
/// </summary>
internal static class AttributeHash
{
    private const int NameShift = 5;
    private const int ValueShift = 16;

    /// <summary>The hash of an attribute.</summary>
    /// <param name="name">Without its prefix.</param>
    /// <param name="value">As it is on disk.</param>
    /// <param name="signed">Whether the name's bytes count as signed, as old kernels on some machines had it.</param>
    public static uint OfEntry(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value, bool signed = false)
    {
        var hash = 0u;
        foreach (var octet in name)
        {
            hash = BitOperations.RotateLeft(hash, NameShift) ^ (signed ? (uint)(sbyte)octet : octet);
        }

        Span<byte> word = stackalloc byte[sizeof(uint)];
        while (!value.IsEmpty)
        {
            var length = Math.Min(value.Length, word.Length);
            word.Clear();
            value[..length].CopyTo(word);
            hash = BitOperations.RotateLeft(hash, ValueShift) ^ word.Get32(0);
            value = value[length..];
        }

        return hash;
    }

    /// <summary>The hash of a block, from those of its entries in order; one without a hash leaves the block without one.</summary>
    public static uint OfBlock(IEnumerable<uint> entries)
    {
        var hash = 0u;
        foreach (var entry in entries)
        {
            if (entry == 0)
            {
                return 0;
            }

            hash = BitOperations.RotateLeft(hash, ValueShift) ^ entry;
        }

        return hash;
    }
}
