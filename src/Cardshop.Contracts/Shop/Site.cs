namespace Cardshop.Contracts.Shop;

/// <summary>A writer host: a place with slots, where cards are written, and people who put them in.</summary>
/// <param name="Slug">Its name in orders.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Account">The account of its downloader and writers; null when there is none yet.</param>
/// <param name="Channel">Whose it is; null for everybody's.</param>
/// <param name="Active">Whether orders may go there.</param>
/// <param name="Emails">Who is written to when there is something to do; the account's own address when empty.</param>
/// <param name="Language">Of these mails.</param>
/// <param name="Slots">As its writers announced them, by name.</param>
/// <param name="LastSeen">When one of its workers last called; null when none did.</param>
/// <param name="IsAlive">Whether that was a moment ago.</param>
/// <param name="Created">When it was made.</param>
public sealed record Site(
    string Slug,
    string Name,
    string? Account,
    string? Channel,
    bool Active,
    IReadOnlyList<string> Emails,
    string Language,
    IReadOnlyList<SiteSlot> Slots,
    DateTimeOffset? LastSeen,
    bool IsAlive,
    DateTimeOffset Created);
