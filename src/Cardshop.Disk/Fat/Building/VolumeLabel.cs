using System.Buffers;
using Cardshop.Disk.Fat.Names;
using Cardshop.Disk.Fat.Structures;
using Cardshop.Disk.Trees;

namespace Cardshop.Disk.Fat.Building;

/// <summary>The label of a new volume, which stands in the boot sector and as the first entry of the root directory.</summary>
internal static class VolumeLabel
{
    private const string Reserved = "\"*+,./:;<=>?[\\]|";

    private static readonly SearchValues<char> ReservedUnits = SearchValues.Create(Reserved);

    /// <summary>The entry for the root directory; empty when there is no label.</summary>
    /// <exception cref="FatNameException">A volume cannot have this label.</exception>
    public static byte[] Entry(string label, Timestamp time)
    {
        Require(label);
        return label.Length == 0 ? [] : Entry(label.PadRight(ShortName.Size), DosTime.From(time));
    }

    private static void Require(string label)
    {
        if (label.Length > ShortName.Size)
        {
            throw Refusal(label, $"has {label.Length} characters; {ShortName.Size} are possible");
        }

        if (label.StartsWith(' ') || label.AsSpan().ContainsAny(ReservedUnits) || label.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            throw Refusal(label, $"must be ASCII without {string.Join(' ', Reserved.AsEnumerable())}, and not begin with a space");
        }
    }

    private static byte[] Entry(ReadOnlySpan<char> label, DosTime time)
    {
        var bytes = new byte[ShortEntry.Size];
        new ShortEntry
        {
            Name = ShortName.Of(label[..ShortName.BaseSize], label[ShortName.BaseSize..]),
            Attributes = FatAttributes.VolumeLabel,
            Created = time,
            AccessedDate = time.Date,
            Modified = time,
        }.Write(bytes);
        return bytes;
    }

    private static FatNameException Refusal(string label, string problem) => new([$"The label \"{label}\" {problem}."]);
}
