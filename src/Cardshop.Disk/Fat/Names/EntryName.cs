using Cardshop.Disk.Fat.Structures;

namespace Cardshop.Disk.Fat.Names;

/// <summary>A name as a directory will hold it: the name itself and the 8.3 name that stands for it with those who know no other.</summary>
/// <param name="Text">The name.</param>
/// <param name="Alias">The 8.3 name.</param>
/// <param name="Case">What of the 8.3 name is shown in lower case.</param>
/// <param name="NeedsLongName">Whether the 8.3 name alone does not tell the name.</param>
internal sealed record EntryName(string Text, ShortName Alias, NameCase Case, bool NeedsLongName)
{
    /// <summary>How many slots of the directory it takes.</summary>
    public int SlotCount => 1 + (NeedsLongName ? LongNameSlot.CountFor(Text) : 0);

    /// <summary>The same in bytes.</summary>
    public int Size => SlotCount * ShortEntry.Size;

    /// <summary>Finds the 8.3 name for a name that FAT can hold.</summary>
    /// <param name="name">A name without a <see cref="LongName.Problem"/>.</param>
    /// <param name="isTaken">Whether an 8.3 name is in use in the directory.</param>
    public static EntryName For(string name, Func<ShortName, bool> isTaken)
    {
        var form = ShortForm.Of(name);
        return form.IsExact && !isTaken(form.Plain)
            ? new EntryName(name, form.Plain, form.Case, form.IsMixedCase)
            : new EntryName(name, form.Numbered(name).First(alias => !isTaken(alias)), NameCase.Upper, NeedsLongName: true);
    }

    /// <summary>Writes the slots of the long name and, last, the short entry.</summary>
    /// <param name="slots"><see cref="Size"/> bytes, zero before.</param>
    /// <param name="entry">What the directory is to say of the file; its name is replaced by this one.</param>
    public void Write(Span<byte> slots, ShortEntry entry)
    {
        var checksum = Alias.Checksum;
        for (var ordinal = SlotCount - 1; ordinal > 0; ordinal--)
        {
            LongNameSlot.Write(slots, Text, ordinal, checksum);
            slots = slots[ShortEntry.Size..];
        }

        (entry with { Name = Alias, Case = Case }).Write(slots);
    }
}
