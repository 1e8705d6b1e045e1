using Cardshop.Primitives.Digests;
using Cardshop.Primitives.Extents;

namespace Cardshop.Content.Store;

/// <summary>Content that lies in a store. It stays there at least as long as the <see cref="ContentStore"/> that handed it out is open.</summary>
/// <param name="Digest">What it is named by.</param>
/// <param name="Length">Size in bytes.</param>
/// <param name="Path">The file that holds it; never to be changed.</param>
/// <param name="Content">Its bytes.</param>
public sealed record StoredBlob(Sha256Digest Digest, long Length, string Path, ByteSource Content);
