namespace Cardshop.Scheduler.Mails;

/// <summary>What a mail is about; no secrets.</summary>
/// <param name="Name">Whom it addresses.</param>
/// <param name="Order">What they call the order.</param>
/// <param name="OrderId">Its id.</param>
/// <param name="Size">Of the card, in GB.</param>
/// <param name="Expires">When the download ends.</param>
/// <param name="Links">Names and addresses of downloads.</param>
/// <param name="Cause">Why it failed.</param>
/// <param name="Remedy">What to do about it.</param>
/// <param name="Worker">The worker that vanished.</param>
internal sealed record Letter(
    string Name,
    string Order,
    string OrderId,
    int Size = 0,
    DateTimeOffset? Expires = null,
    IReadOnlyList<LetterLink>? Links = null,
    string? Cause = null,
    string? Remedy = null,
    string? Worker = null);
