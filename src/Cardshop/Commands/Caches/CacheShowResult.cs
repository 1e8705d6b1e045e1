namespace Cardshop.Commands.Caches;

/// <summary>What is kept.</summary>
/// <param name="Cache">The folder.</param>
/// <param name="Size">Bytes of all items.</param>
/// <param name="Items">By their names.</param>
internal sealed record CacheShowResult(string Cache, long Size, IReadOnlyList<CacheItem> Items);
