using Cardshop.Primitives.Digests;

namespace Cardshop.Content.Uploading;

/// <summary>What was uploaded.</summary>
/// <param name="Upload">Where it was sent to.</param>
/// <param name="Length">Size in bytes.</param>
/// <param name="Digest">SHA-256, as the server has found it too.</param>
/// <param name="SentBytes">Bytes of content that went over the network, repetitions included.</param>
public sealed record UploadedContent(Uri Upload, long Length, Sha256Digest Digest, long SentBytes);
