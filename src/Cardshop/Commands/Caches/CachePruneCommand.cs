using System.CommandLine;
using Cardshop.Commands.Sources;
using Cardshop.Primitives.Sizes;

namespace Cardshop.Commands.Caches;

/// <summary><c>cardshop cache prune</c></summary>
internal static class CachePruneCommand
{
    public static Command Create()
    {
        var cache = new CacheOption();
        var command = new Command("prune", "Remove what the policy (policy.yaml in the cache) does not keep, and what nothing needs. What a running build uses stays.")
        {
            cache.Option,
        };
        command.SetBody((session, parse, _) =>
        {
            var root = cache.RootOf(parse);
            var pruned = Workshop.Prune(session, root);
            var evicted = pruned.Evictions.Select(eviction => new EvictedItem(eviction.Source.Entry.Source, eviction.Reason)).ToList();
            session.Reporter.Result(
                ExitCode.Ok,
                new CachePruneResult(root, pruned.FreedBytes, evicted),
                ResultJson.Default.CachePruneResult,
                string.Join('\n', [.. evicted.Select(item => $"{item.Source}: {item.Reason}"), $"{root}: {new ByteSize(pruned.FreedBytes)} freed"]));
            return ExitCode.Ok;
        });
        return command;
    }
}
