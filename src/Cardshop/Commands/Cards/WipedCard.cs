namespace Cardshop.Commands.Cards;

/// <summary>A target that was to be wiped.</summary>
/// <param name="Target">What the person called it.</param>
/// <param name="Device">Where it is.</param>
/// <param name="Slot">The slot that it is in; null when it is in none that has a name.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Error">Why it could not be wiped; null when it was.</param>
internal sealed record WipedCard(string Target, string Device, string? Slot, long Size, string? Error);
