using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;
using Cardshop.Primitives.Digests;

namespace Cardshop.Oci.References;

/// <summary>
/// Reads references. How a text is split follows the recipes' rule; what the parts may consist of follows the registries' one
/// (OCI distribution specification 1.1, "Pulling manifests"), because no registry answers to anything else.
/// </summary>
internal static partial class ReferenceGrammar
{
    /// <summary>Longest registry, repository and name together, in characters, that registries and engines take.</summary>
    private const int LongestName = 255;

    public static bool TryParse(
        string? text, [NotNullWhen(true)] out ImageReference? reference, [NotNullWhen(false)] out string? problem)
    {
        reference = null;
        if (string.IsNullOrEmpty(text))
        {
            problem = "An image has no name; write [registry/][repository/]name[:tag][@digest].";
            return false;
        }

        var components = text.Split('/');
        var (name, tag, digestText) = SplitLast(components[^1]);
        var digest = default(Sha256Digest?);
        problem = null;
        if (digestText is not null)
        {
            digest = DigestText.TryParse(digestText, out var parsed, out problem) ? parsed : null;
        }

        var (registry, repository) = Place(components[..^1]);
        problem ??= RegistryProblem(registry) ?? PathProblem([.. repository.Split('/'), name]) ?? TagProblem(tag);
        if (problem is not null)
        {
            problem = $"{text}: {problem}";
            return false;
        }

        reference = new ImageReference(registry, repository, name, tag ?? (digest is null ? ImageReference.DefaultTag : ""), digest);
        if (reference.FullName.Length > LongestName)
        {
            problem = $"{text}: the name is longer than the {LongestName} characters that registries take.";
            return false;
        }

        return true;
    }

    /// <summary>Takes <c>name:tag@digest</c> apart; an empty tag or digest is none, so that <c>name:@digest</c> reads back.</summary>
    private static (string Name, string? Tag, string? Digest) SplitLast(string component)
    {
        var (beforeDigest, digest) = SplitFirst(component, '@');
        var (name, tag) = SplitFirst(beforeDigest, ':');
        return (name, tag is "" ? null : tag, digest is "" ? null : digest);
    }

    private static (string Before, string? After) SplitFirst(string text, char separator)
    {
        var at = text.IndexOf(separator, StringComparison.Ordinal);
        return at < 0 ? (text, null) : (text[..at], text[(at + 1)..]);
    }

    private static (string Registry, string Repository) Place(string[] components)
    {
        var registry = components.Length > 1 ? components[0] : "";
        var repository = components.Length > 1 ? string.Join('/', components[1..]) : components.FirstOrDefault("");
        return (
            registry is "" or "docker.io" ? ImageReference.DefaultRegistry : registry,
            repository is "" or "_" ? "library" : repository);
    }

    private static string? RegistryProblem(string registry)
    {
        var portAt = registry.LastIndexOf(':');
        var hasPort = portAt > 0 && !registry.EndsWith(']');
        var host = hasPort ? registry[..portAt] : registry;
        if (Uri.CheckHostName(host) is UriHostNameType.Unknown or UriHostNameType.Basic || (host.Contains(':') && !host.StartsWith('[')))
        {
            return $"\"{registry}\" is not the address of a registry; a host name and perhaps a port are expected, as in localhost:5000.";
        }

        return hasPort && !(ushort.TryParse(registry[(portAt + 1)..], NumberStyles.None, null, out var port) && port > 0)
            ? $"\"{registry}\": the port must be a number from 1 to 65535."
            : null;
    }

    private static string? PathProblem(string[] components)
    {
        var bad = Array.Find(components, component => !PathComponent().IsMatch(component));
        return bad switch
        {
            null => null,
            "" => "a part of the name is empty.",
            _ when bad.Contains(':') => $"\"{bad}\" cannot be part of a name; an image of a registry is written registry/repository/name.",
            _ => $"\"{bad}\" cannot be part of a name: lower-case letters and digits are expected, with single . or _, __ or dashes between them.",
        };
    }

    private static string? TagProblem(string? tag) => tag is null || TagText().IsMatch(tag)
        ? null
        : $"\"{tag}\" is not a tag: up to 128 letters, digits, _, . and - are expected, starting with neither . nor -.";

    [GeneratedRegex(@"\A[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PathComponent();

    [GeneratedRegex(@"\A[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TagText();
}
