using System.Diagnostics;
using Cardshop.Primitives.Digests;
using Cardshop.TestKit;

namespace Cardshop.Formats.Content.Fetching;

/// <summary>Another process that fetches a URL into a store.</summary>
internal static class VictimProcess
{
    /// <summary>How to start one.</summary>
    /// <param name="source">What it fetches.</param>
    /// <param name="store">Path of the store.</param>
    /// <param name="environment">Variables of its environment. Proxies of this one's are not among them.</param>
    public static ProcessStartInfo Start(Uri source, string store, params IEnumerable<(string Name, string Value)> environment)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "Cardshop.Victim"), [source.AbsoluteUri, store]);
        foreach (var name in start.Environment.Keys.Where(name => name.EndsWith("_proxy", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return start;
    }

    /// <summary>Runs one to its end.</summary>
    /// <returns>The digest of what it fetched.</returns>
    public static Sha256Digest Run(Uri source, string store, params IEnumerable<(string Name, string Value)> environment)
    {
        var result = Tool.Try(Start(source, store, environment));
        return Sha256Digest.TryParse(result.Output.Trim(), out var digest) ? digest : throw new InvalidOperationException(result.ToString());
    }
}
