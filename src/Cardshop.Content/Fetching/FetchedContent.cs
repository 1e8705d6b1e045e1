using Cardshop.Primitives.Digests;
using Cardshop.Primitives.Extents;

namespace Cardshop.Content.Fetching;

/// <summary>Content that is at hand, and is what was asked for.</summary>
/// <param name="Source">The URL as it was asked for, without user and password.</param>
/// <param name="Digest">Its SHA-256.</param>
/// <param name="Length">Size in bytes.</param>
/// <param name="Modified">When the source says it was last changed.</param>
/// <param name="Content">Its bytes: a blob of the store, or a local file in its place.</param>
/// <param name="FromStore">Nothing was transferred: it was in the store, or is a local file.</param>
public sealed record FetchedContent(Uri Source, Sha256Digest Digest, long Length, DateTimeOffset? Modified, ByteSource Content, bool FromStore)
{
    /// <summary>What a person should know although all went well, such as that a damaged copy was replaced.</summary>
    public IReadOnlyList<string> Notices { get; init; } = [];
}
