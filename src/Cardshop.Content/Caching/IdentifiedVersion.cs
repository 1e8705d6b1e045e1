using System.Text.RegularExpressions;
using Cardshop.Content.Store;

namespace Cardshop.Content.Caching;

/// <summary>A source whose name says what it is and of which version: an image and its tag, or a ZIM file and its month.</summary>
/// <param name="Identity">What all versions have in common.</param>
/// <param name="Version">What tells them apart, compared in <see cref="NaturalOrder"/>.</param>
internal sealed partial record IdentifiedVersion(string Identity, string Version)
{
    /// <summary>Null when the name says no such thing.</summary>
    public static IdentifiedVersion? Of(IndexEntry entry)
    {
        var match = entry.IsImage ? Image().Match(entry.Source[IndexEntry.ImagePrefix.Length..]) : Zim().Match(entry.Source);
        return match.Success ? new IdentifiedVersion(match.Groups["identity"].Value, match.Groups["version"].Value) : null;
    }

    /// <summary><c>ghcr.io/offspot/dashboard:1.2.3@sha256:…</c>; a colon before the last slash is a port.</summary>
    [GeneratedRegex("^(?<identity>.+):(?<version>[^/:@]+)(@.+)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Image();

    /// <summary><c>https://download.kiwix.org/zim/wikipedia/wikipedia_fr_all_2026-01.zim</c>.</summary>
    [GeneratedRegex("^(?<identity>.+)_(?<version>[0-9]{4}-[0-9]{2})\\.zim$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Zim();
}
