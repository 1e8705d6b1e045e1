using System.Buffers.Binary;

namespace Cardshop.Disk.Fat.Structures;

/// <summary>
/// The 32 bytes of a directory that hold 13 units of a long name, in UTF-16. The slots of a name precede its short entry, the last part
/// of the name first. See the FAT specification 1.03, "FAT Long Directory Entries".
/// <code>
///  0  42                                        ordinal from 1 on; 40 is added to the slot that comes first, which ends the name
///  1  6E 00 66 00 69 00 67 00 2E 00             5 units
/// 11  0F                                        attributes that no file has
/// 12  00
/// 13  A3                                        checksum of the short name
/// 14  74 00 78 00 74 00 00 00 FF FF FF FF       6 units: a zero ends the name, FFFF fills up
/// 26  00 00
/// 28  FF FF FF FF                               2 units
/// </code>
/// </summary>
internal static class LongNameSlot
{
    public const int UnitsPerSlot = 13;
    public const int MaximumCount = 20;

    private const int OrdinalAt = 0;
    private const int AttributesAt = 11;
    private const int ChecksumAt = 13;
    private const byte LastFlag = 0x40;
    private const byte Marker = 0x0F;
    private const byte MarkerMask = 0x3F;

    private static ReadOnlySpan<byte> UnitsAt => [1, 3, 5, 7, 9, 14, 16, 18, 20, 22, 24, 28, 30];

    /// <summary>How many slots a name takes.</summary>
    public static int CountFor(string name) => (name.Length + UnitsPerSlot - 1) / UnitsPerSlot;

    public static bool IsOne(ReadOnlySpan<byte> slot) => (slot[AttributesAt] & MarkerMask) == Marker;

    /// <summary>1 for the slot that holds the first 13 units.</summary>
    public static int Ordinal(ReadOnlySpan<byte> slot) => slot[OrdinalAt] & ~LastFlag;

    /// <summary>Whether the slot holds the end of the name.</summary>
    public static bool IsLast(ReadOnlySpan<byte> slot) => (slot[OrdinalAt] & LastFlag) != 0;

    public static byte Checksum(ReadOnlySpan<byte> slot) => slot[ChecksumAt];

    public static void ReadUnits(ReadOnlySpan<byte> slot, Span<char> units)
    {
        for (var i = 0; i < UnitsPerSlot; i++)
        {
            units[i] = (char)BinaryPrimitives.ReadUInt16LittleEndian(slot[UnitsAt[i]..]);
        }
    }

    /// <summary>Writes one of the slots of a name; the bytes must be zero before.</summary>
    public static void Write(Span<byte> slot, string name, int ordinal, byte checksum)
    {
        slot[OrdinalAt] = (byte)(ordinal == CountFor(name) ? ordinal | LastFlag : ordinal);
        slot[AttributesAt] = Marker;
        slot[ChecksumAt] = checksum;
        for (var i = 0; i < UnitsPerSlot; i++)
        {
            var unit = ((ordinal - 1) * UnitsPerSlot) + i;
            var value = unit < name.Length ? name[unit] : unit == name.Length ? '\0' : '\uFFFF';
            BinaryPrimitives.WriteUInt16LittleEndian(slot[UnitsAt[i]..], value);
        }
    }
}
