using System.Text.Json;
using Cardshop.Cards.Discovery;
using Cardshop.Cards.Slots;

namespace Cardshop.Commands.Cards;

/// <summary>A disk, or a slot of a reader.</summary>
/// <param name="Slot">The name of the slot; null when it has none.</param>
/// <param name="Device">Where its node is.</param>
/// <param name="Size">Bytes; 0 when no medium is in it.</param>
/// <param name="Kind"><c>usb</c>, <c>sd-card</c>, <c>loop</c>, <c>disk</c>.</param>
/// <param name="Vendor">Null when it does not say.</param>
/// <param name="Model">Null when it does not say.</param>
/// <param name="Serial">Null when it does not say.</param>
/// <param name="Topology">Where its reader is plugged in; null when it is in none.</param>
/// <param name="Unit">Which slot of the reader it is.</param>
/// <param name="CardSerial">Of the card itself, where the reader shows it.</param>
/// <param name="Removable">Whether the medium can be taken out.</param>
/// <param name="ReadOnly">Whether it may only be read.</param>
/// <param name="Readable">Whether this user may read it.</param>
/// <param name="Volumes">The file systems on it.</param>
/// <param name="Refusals">Why it must not be written.</param>
internal sealed record CardItem(
    string? Slot,
    string Device,
    long Size,
    string Kind,
    string? Vendor,
    string? Model,
    string? Serial,
    string? Topology,
    int? Unit,
    string? CardSerial,
    bool Removable,
    bool ReadOnly,
    bool Readable,
    IReadOnlyList<CardVolume> Volumes,
    IReadOnlyList<CardRefusal> Refusals)
{
    public static CardItem Of(FoundDisk disk, SlotMap slots) => new(
        slots.NameOf(disk.Identity.Topology)?.ToString(),
        disk.Path,
        disk.Length,
        Word(disk.Identity.Kind),
        Known(disk.Identity.Vendor),
        Known(disk.Identity.Model),
        Known(disk.Identity.Serial),
        disk.Identity.Topology,
        disk.Unit,
        disk.Identity.CardSerial,
        disk.IsRemovable,
        disk.IsReadOnly,
        disk.IsLookedInto,
        [.. VolumesOf(disk)],
        [.. DiskRules.Check(disk, isForced: false).Select(refusal => new CardRefusal(Word(refusal.Kind), refusal.Reason, refusal.YieldsToForce))]);

    private static IEnumerable<CardVolume> VolumesOf(FoundDisk disk) => disk.Volume is { } whole
        ? [new CardVolume(null, disk.Path, 0, disk.Length, whole.Kind, whole.Label)]
        : disk.Partitions.Select(partition => new CardVolume(
            partition.Number, partition.Path, partition.Start, partition.Length, partition.Volume?.Kind, partition.Volume?.Label));

    private static string? Known(string text) => text.Length > 0 ? text : null;

    private static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
