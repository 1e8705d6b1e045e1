using Cardshop.Primitives.Digests;

namespace Cardshop.Imaging.Locks;

/// <summary>What a URL held when it was locked.</summary>
/// <param name="Url">As the recipe writes it, before mirrors.</param>
/// <param name="Size">Size in bytes.</param>
/// <param name="Sha256">SHA-256 of the bytes.</param>
/// <param name="Modified">When the source says it last changed, in whole seconds; becomes the file's time on the image.</param>
public sealed record LockedContent(Uri Url, long Size, Sha256Digest Sha256, DateTimeOffset? Modified = null);
