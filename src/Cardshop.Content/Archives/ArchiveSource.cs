using Cardshop.Primitives.Digests;
using Cardshop.Primitives.Extents;

namespace Cardshop.Content.Archives;

/// <summary>An archive that is to be expanded.</summary>
/// <param name="Name">What messages call it: its URL or path.</param>
/// <param name="Kind">What it is said to be.</param>
/// <param name="Content">Its bytes.</param>
/// <param name="Digest">The SHA-256 of its bytes, under which the content store keeps what is made of it.</param>
public sealed record ArchiveSource(string Name, ArchiveKind Kind, ByteSource Content, Sha256Digest Digest)
{
    /// <summary>How many bytes the recipe says its members hold; null when it does not.</summary>
    public long? DeclaredSize { get; init; }
}
