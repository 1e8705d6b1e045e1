using System.Text.Json.Serialization;
using Cardshop.Primitives.Digests;

namespace Cardshop.Content.Store;

/// <summary>What a store knows of a source: the blob it stands for, how to ask whether it changed, and how it was used.</summary>
/// <param name="Source">A URL as it was asked for (mirrors and redirects leave no trace), or <c>image:</c> and the normalised ident of an image.</param>
/// <param name="Digest">The content.</param>
/// <param name="Length">All bytes that the entry keeps in the store, its parts included.</param>
/// <remarks>
/// Kept as
/// <code>
/// {"source":"https://example.org/a.zim","digest":"9f86…","length":1048576,"entityTag":"\"5f3a\"",
///  "added":"2026-01-02T03:04:05Z","lastChecked":"2026-01-02T03:04:05Z","lastUsed":"2026-01-03T03:04:05Z","uses":2}
/// </code>
/// </remarks>
public sealed record IndexEntry(string Source, Sha256Digest Digest, long Length)
{
    /// <summary>What the source of an image begins with.</summary>
    public const string ImagePrefix = "image:";

    /// <summary>Other blobs that belong to the source and are kept as long as it is: the layers of an image.</summary>
    public IReadOnlyList<Sha256Digest> Parts { get; init; } = [];

    /// <summary>What the server said of the version that was fetched.</summary>
    public Validators Validators { get; init; } = Validators.None;

    /// <summary>Checksums beside SHA-256 that the content is known to have.</summary>
    public IReadOnlyList<Checksum> Checksums { get; init; } = [];

    /// <summary>When this content came into the store. Set by the store.</summary>
    public DateTimeOffset Added { get; init; }

    /// <summary>When it was last known to be what the source has. Set by the store.</summary>
    public DateTimeOffset LastChecked { get; init; }

    /// <summary>When a build last asked for it. Set by the store.</summary>
    public DateTimeOffset LastUsed { get; init; }

    /// <summary>How many builds asked for it, 1 or more. Set by the store.</summary>
    public int Uses { get; init; }

    /// <summary>An image rather than a file.</summary>
    [JsonIgnore]
    public bool IsImage => Source.StartsWith(ImagePrefix, StringComparison.Ordinal);

    /// <summary>The checksum of one kind; null when it is not known.</summary>
    public Checksum? Find(ChecksumAlgorithm algorithm) => algorithm == ChecksumAlgorithm.Sha256
        ? new Checksum(algorithm, Digest.ToString())
        : Checksums.FirstOrDefault(checksum => checksum.Algorithm == algorithm);

    /// <summary>The same with a checksum that the content was found to have.</summary>
    public IndexEntry With(Checksum checksum) =>
        Find(checksum.Algorithm) is null ? this with { Checksums = [.. Checksums, checksum] } : this;
}
