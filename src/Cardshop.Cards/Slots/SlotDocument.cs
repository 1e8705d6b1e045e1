namespace Cardshop.Cards.Slots;

/// <summary>
/// How slots are kept:
/// <code>
/// { "slots": { "A": "usb-1-1.4.2:1.0:0:0:0", "B": "usb-1-1.4.2:1.0:0:0:1" } }
/// </code>
/// </summary>
/// <param name="Slots">Topologies by names.</param>
internal sealed record SlotDocument(IReadOnlyDictionary<string, string> Slots);
