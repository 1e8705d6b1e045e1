namespace Cardshop.Contracts.Shop;

/// <summary>A site to make, or what to change of one; what is null stays.</summary>
/// <param name="Slug">1 to 64 of <c>a-zA-Z0-9_.+-</c>; only of a new one.</param>
/// <param name="Name">What people call it; the slug when null.</param>
/// <param name="Account">A username of the role writer, which no other site has; empty for none.</param>
/// <param name="Channel">Whose it is; only of a new one.</param>
/// <param name="Emails">Up to 10 addresses of people.</param>
/// <param name="Language">Two letters.</param>
/// <param name="Active">Whether orders may go there.</param>
public sealed record SiteRequest(
    string? Slug = null, string? Name = null, string? Account = null, string? Channel = null, IReadOnlyList<string>? Emails = null, string? Language = null, bool? Active = null);
