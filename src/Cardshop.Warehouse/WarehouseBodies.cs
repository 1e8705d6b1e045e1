#pragma warning disable MA0048 // The bodies of one small API, read together.
using Cardshop.Warehouse.Objects;

namespace Cardshop.Warehouse;

/// <summary>Some objects.</summary>
/// <param name="Items">In ordinal order of their names.</param>
/// <param name="Next">What to send as <c>after</c> for the next ones; null when there are none.</param>
internal sealed record ObjectPage(IReadOnlyList<StoredObject> Items, string? Next);

/// <summary>Asks for a grant.</summary>
internal sealed record GrantWish(string Name, long MaxLength, DateTimeOffset Expires, string? Channel, string? Owner, DateTimeOffset? KeepUntil, bool Replaces, long? Fence);

/// <summary>A grant: the token, and where to upload.</summary>
internal sealed record IssuedGrant(string Grant, Uri UploadUrl);

/// <summary>Asks for a link.</summary>
internal sealed record LinkWish(string Name, DateTimeOffset? Expires);

/// <summary>A link.</summary>
internal sealed record IssuedLink(Uri Url, DateTimeOffset Expires);

/// <summary>Asks to keep an object until then; null for ever.</summary>
internal sealed record RetentionWish(DateTimeOffset? Expires);
