using Cardshop.Disk.Fat.Structures;

namespace Cardshop.Disk.Fat.Names;

/// <summary>
/// Puts a long name together from the slots that precede a short entry. Slots that are out of order, or belong to another short name, are
/// left over from writers that know no long names; the file then has its short name only.
/// </summary>
internal sealed class LongNameAssembler
{
    private readonly char[] _units = new char[LongNameSlot.MaximumCount * LongNameSlot.UnitsPerSlot];
    private int _missing;
    private int _slotCount;
    private byte _checksum;

    public void Add(ReadOnlySpan<byte> slot)
    {
        var ordinal = LongNameSlot.Ordinal(slot);
        if (LongNameSlot.IsLast(slot) && ordinal is > 0 and <= LongNameSlot.MaximumCount)
        {
            _slotCount = _missing = ordinal;
            _checksum = LongNameSlot.Checksum(slot);
        }

        if (_missing == 0 || ordinal != _missing || LongNameSlot.Checksum(slot) != _checksum)
        {
            Forget();
            return;
        }

        _missing--;
        LongNameSlot.ReadUnits(slot, _units.AsSpan(_missing * LongNameSlot.UnitsPerSlot));
    }

    public void Forget() => _slotCount = _missing = 0;

    /// <summary>Ends the name that was put together.</summary>
    /// <param name="alias">The short name of the entry behind the slots.</param>
    /// <returns>The name, null when there is none that can be used, and the number of slots that belong to the entry.</returns>
    public (string? Name, int SlotCount) Take(ShortName alias)
    {
        var slotCount = _missing == 0 && _slotCount > 0 && _checksum == alias.Checksum ? _slotCount : 0;
        Forget();
        var units = _units.AsSpan(0, slotCount * LongNameSlot.UnitsPerSlot);
        var end = units.IndexOf('\0');
        var name = new string(end < 0 ? units : units[..end]);
        return (LongName.IsReadable(name) ? name : null, slotCount);
    }
}
