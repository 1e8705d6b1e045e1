namespace Cardshop.Scheduler.Mails;

/// <summary>What a mail is about; no secrets.</summary>
/// <param name="Name">Whom it addresses.</param>
/// <param name="Order">What they call the order.</param>
/// <param name="OrderId">Its id.</param>
/// <param name="Size">Of the card, in GB.</param>
/// <param name="Expires">When the download ends.</param>
/// <param name="Links">Names and addresses of downloads, or of what can be done.</param>
/// <param name="Cause">Why it failed.</param>
/// <param name="Remedy">What to do about it.</param>
/// <param name="Worker">The worker that vanished.</param>
/// <param name="Site">Where cards are written.</param>
/// <param name="Slot">In which slot.</param>
/// <param name="Slots">All slots of the site, in order.</param>
/// <param name="Number">Which card, from 1.</param>
/// <param name="Count">How many cards; 0 for a download.</param>
/// <param name="Tracking">By which the parcel can be followed.</param>
internal sealed record Letter(
    string Name,
    string Order,
    string OrderId,
    int Size = 0,
    DateTimeOffset? Expires = null,
    IReadOnlyList<LetterLink>? Links = null,
    string? Cause = null,
    string? Remedy = null,
    string? Worker = null,
    string? Site = null,
    string? Slot = null,
    IReadOnlyList<string>? Slots = null,
    int Number = 0,
    int Count = 0,
    string? Tracking = null);
