using System.CommandLine;

namespace Cardshop.Commands.Caches;

/// <summary><c>cardshop cache …</c></summary>
internal static class CacheCommand
{
    public static Command Create() => new("cache", "Look after the content that is kept between builds.")
    {
        CacheShowCommand.Create(),
        CachePruneCommand.Create(),
    };
}
