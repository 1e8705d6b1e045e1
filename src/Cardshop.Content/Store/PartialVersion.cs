namespace Cardshop.Content.Store;

/// <summary>The version of a source that a download is of.</summary>
/// <param name="Validators">What the server said of it.</param>
/// <param name="IfRange">
/// What to send as <c>If-Range</c> so that the server goes on with the very same bytes or starts anew; null when it gave no strong validator,
/// and the download cannot be resumed.
/// </param>
public sealed record PartialVersion(Validators Validators, string? IfRange);
