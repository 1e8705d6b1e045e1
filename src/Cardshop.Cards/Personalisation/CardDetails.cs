namespace Cardshop.Cards.Personalisation;

/// <summary>What one card has that others have not: a line of the list.</summary>
/// <param name="Line">Of the list, 2 or more.</param>
/// <param name="Serial">By which the card is known; no other has it.</param>
/// <param name="Settings">Values for <c>offspot.yaml</c> by their keys, parts separated by dots: <c>ap.ssid</c>.</param>
/// <param name="Files">Contents of files by their paths, as the device sees them.</param>
public sealed record CardDetails(int Line, string Serial, IReadOnlyDictionary<string, string> Settings, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Files);
