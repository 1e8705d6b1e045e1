using Cardshop.Content.Store;

namespace Cardshop.Content.Caching;

/// <summary>A source that is not to be kept.</summary>
/// <param name="Source">Which.</param>
/// <param name="Reason">Which rule says so: <c>files.filters[0].max_num: 2 are kept</c>.</param>
public sealed record Eviction(StoredSource Source, string Reason);
