using System.Diagnostics.CodeAnalysis;
using Cardshop.Primitives.Digests;

namespace Cardshop.Oci.References;

/// <summary>
/// The name of a container image as recipes write it, <c>[registry/][repository/]name[:tag][@digest]</c>, brought into its one
/// normal form:
/// <code>
/// matomo                     index.docker.io/library/matomo:latest
/// kiwix/kiwix-serve          index.docker.io/kiwix/kiwix-serve:latest
/// docker.io/library/caddy:2  index.docker.io/library/caddy:2
/// ghcr.io/kiwix/tools@sha256:88bd…   ghcr.io/kiwix/tools:@sha256:88bd…
/// quay.io/a/b/c:1            quay.io/a/b/c:1   (repository a/b, name c)
/// </code>
/// Unlike the Docker engine's rule, the number of parts decides what is a registry, not whether there is a dot in it: <c>quay.io/c</c>
/// is <c>index.docker.io/quay.io/c:latest</c>.
/// </summary>
public sealed record ImageReference
{
    /// <summary>The registry of a reference that names none.</summary>
    public const string DefaultRegistry = "index.docker.io";

    /// <summary>The tag of a reference that has neither tag nor digest.</summary>
    public const string DefaultTag = "latest";

    /// <summary>Longest file name that the file systems of a card hold, in bytes.</summary>
    private const int LongestFileName = 255;

    internal ImageReference(string registry, string repository, string name, string tag, Sha256Digest? digest)
    {
        Registry = registry;
        Repository = repository;
        Name = name;
        Tag = tag;
        Digest = digest;
    }

    /// <summary>Host and, where given, port: <c>ghcr.io</c>, <c>localhost:5000</c>.</summary>
    public string Registry { get; }

    /// <summary>The parts between registry and name, joined by <c>/</c>; at least one.</summary>
    public string Repository { get; }

    /// <summary>The last part.</summary>
    public string Name { get; }

    /// <summary>The tag; empty when the reference has a digest only.</summary>
    public string Tag { get; }

    /// <summary>The digest of a manifest or index, where the reference pins one.</summary>
    public Sha256Digest? Digest { get; }

    /// <summary>Repository and name, as the registry's API wants them: <c>offspot/kiwix-serve</c>.</summary>
    public string Path => $"{Repository}/{Name}";

    /// <summary>The reference without tag and digest: <c>ghcr.io/offspot/kiwix-serve</c>.</summary>
    public string FullName => $"{Registry}/{Path}";

    /// <summary>
    /// What an engine knows the image by once it is loaded, and what a compose file must say: <c>ghcr.io/offspot/kiwix-serve:3.8.1</c>.
    /// Ends in a bare colon when the reference has a digest only.
    /// </summary>
    public string RepoTag => $"{FullName}:{Tag}";

    /// <summary>Reads a reference.</summary>
    /// <exception cref="FormatException">The text is none; the message says which part and why.</exception>
    public static ImageReference Parse(string text) =>
        ReferenceGrammar.TryParse(text, out var reference, out var problem) ? reference : throw new FormatException(problem);

    /// <summary>Reads a reference.</summary>
    /// <param name="text">What a person wrote.</param>
    /// <param name="reference">The reference in its normal form.</param>
    /// <param name="problem">What is wrong with the text, as a sentence.</param>
    public static bool TryParse(
        string? text, [NotNullWhen(true)] out ImageReference? reference, [NotNullWhen(false)] out string? problem) =>
        ReferenceGrammar.TryParse(text, out reference, out problem);

    /// <summary>
    /// The file on the card that holds the image: <c>ghcr.io_offspot_kiwix-serve_3.8.1_linuxarm64v8.tar</c>. A digest takes the
    /// place of the tag. Never longer than 255 bytes: what is too long loses its end before the platform.
    /// </summary>
    public string ExportFileName(Platform platform)
    {
        var version = Digest is { } digest ? DigestText.Format(digest) : Tag;
        var stem = Sanitized($"{FullName.Replace('/', '_')}_{version}");
        var end = Sanitized($"_{platform}.tar");
        return stem[..Math.Min(stem.Length, LongestFileName - end.Length)] + end;
    }

    /// <summary>The normal form, which reads back as the same reference.</summary>
    public override string ToString() => Digest is { } digest ? $"{RepoTag}@{DigestText.Format(digest)}" : RepoTag;

    private static string Sanitized(string name) =>
        name.Replace("/", "", StringComparison.Ordinal).Replace(":", "", StringComparison.Ordinal);
}
