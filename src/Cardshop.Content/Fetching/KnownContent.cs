using Cardshop.Primitives.Digests;

namespace Cardshop.Content.Fetching;

/// <summary>Content of which everything is known but its bytes.</summary>
/// <param name="Name">The address that it is known by; that it can be had there is not said.</param>
/// <param name="Length">In bytes.</param>
/// <param name="Digest">Its SHA-256.</param>
public sealed record KnownContent(Uri Name, long Length, Sha256Digest Digest);
