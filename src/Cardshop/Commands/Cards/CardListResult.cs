namespace Cardshop.Commands.Cards;

/// <summary>The disks of this machine.</summary>
/// <param name="Disks">Those in slots first, by their names.</param>
/// <param name="Absent">Slots whose readers are not plugged in.</param>
internal sealed record CardListResult(IReadOnlyList<CardItem> Disks, IReadOnlyList<AbsentSlot> Absent);
