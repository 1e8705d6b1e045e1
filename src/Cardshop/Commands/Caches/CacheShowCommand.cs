using System.CommandLine;
using System.Globalization;
using Cardshop.Commands.Sources;
using Cardshop.Content.Caching;
using Cardshop.Content.Store;
using Cardshop.Primitives.Sizes;

namespace Cardshop.Commands.Caches;

/// <summary><c>cardshop cache show</c></summary>
internal static class CacheShowCommand
{
    public static Command Create()
    {
        var cache = new CacheOption();
        var command = new Command("show", "Say what is kept, how large it is, and what the next pruning will remove.") { cache.Option };
        command.SetBody((session, parse, _) =>
        {
            var root = cache.RootOf(parse);
            using var store = new ContentStore(session.Storage, root, session.Clock);
            var items = new Cache(store, CachePolicyFile.Load(session.Storage, root), session.Clock).Show().Select(Describe).ToList();
            var size = items.Sum(item => item.Size);
            session.Reporter.Result(
                ExitCode.Ok,
                new CacheShowResult(root, size, items),
                ResultJson.Default.CacheShowResult,
                string.Join('\n', [.. items.Select(Line), $"{root}: {items.Count} sources, {new ByteSize(size)}"]));
            return ExitCode.Ok;
        });
        return command;
    }

    private static CacheItem Describe(CachedSource source)
    {
        var entry = source.Source.Entry;
        return new CacheItem(
            entry.Source, source.Source.StoredBytes, entry.Digest.ToString(), entry.Added, entry.LastUsed, entry.Uses, source.CheckDue, source.Eviction?.Reason);
    }

    private static string Line(CacheItem item)
    {
        var used = item.LastUsed?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var eviction = item.Eviction is null ? "" : $"  goes with the next pruning: {item.Eviction}";
        return $"{new ByteSize(item.Size),12}  used {item.Uses}x, last {used}  {item.Source}{eviction}";
    }
}
