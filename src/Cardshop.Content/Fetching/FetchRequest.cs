using Cardshop.Primitives.Digests;

namespace Cardshop.Content.Fetching;

/// <summary>Content that is wanted.</summary>
/// <param name="Source">An absolute URL: <c>http</c>, <c>https</c> or <c>file</c>. Others can be asked for, but are refused when it comes to fetching.</param>
public sealed record FetchRequest(Uri Source)
{
    /// <summary>Where it is asked for.</summary>
    public Uri Source { get; init; } =
        Source.IsAbsoluteUri ? Source : throw new ArgumentException($"{Source}: is no absolute URL.", nameof(Source));

    /// <summary>What its checksum must be.</summary>
    public Checksum? Expected { get; init; }

    /// <summary>Where its checksum is published, when it is not <see cref="Expected"/>.</summary>
    public ChecksumFile? Published { get; init; }

    /// <summary>How long somebody says it is, in bytes: shown until the server says better, not verified.</summary>
    public long? DeclaredSize { get; init; }

    /// <summary>How long it may be, in bytes; null for any length. Of a server that says or sends more, no more is taken.</summary>
    public long? LongestLength { get; init; }

    /// <summary>What its SHA-256 was when it was locked, and must be again.</summary>
    public Sha256Digest? Locked { get; init; }

    /// <summary>
    /// Whether the store remembers that it is what the source stands for. False for a part of something that is remembered as a whole, such as
    /// a layer of an image.
    /// </summary>
    public bool IsRemembered { get; init; } = true;
}
