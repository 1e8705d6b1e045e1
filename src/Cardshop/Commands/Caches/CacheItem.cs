namespace Cardshop.Commands.Caches;

/// <summary>Something that is kept.</summary>
/// <param name="Source">A URL, or <c>image:</c> and an ident.</param>
/// <param name="Size">Bytes that it takes, with what was derived from it.</param>
/// <param name="Sha256">Digest of what was fetched.</param>
/// <param name="Added">When it came.</param>
/// <param name="LastUsed">When it was used last.</param>
/// <param name="Uses">How often it was used.</param>
/// <param name="CheckDue">From when on it is asked whether the source changed; null when it is asked each time.</param>
/// <param name="Eviction">Why the next pruning will remove it; null when it will not.</param>
internal sealed record CacheItem(
    string Source, long Size, string Sha256, DateTimeOffset? Added, DateTimeOffset? LastUsed, long Uses, DateTimeOffset? CheckDue, string? Eviction);
