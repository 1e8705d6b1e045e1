using Cardshop.Primitives.Digests;

namespace Cardshop.Imaging.Locks;

/// <summary>What an image reference stood for when it was locked.</summary>
/// <param name="Ident">As the recipe writes it.</param>
/// <param name="Size">Size in bytes of the docker archive that the device loads.</param>
/// <param name="Sha256">SHA-256 of that archive.</param>
/// <param name="Manifest">Digest of the platform's manifest; null when the image came as a ready-made tar.</param>
public sealed record LockedImage(string Ident, long Size, Sha256Digest Sha256, Sha256Digest? Manifest = null)
{
    /// <summary>SHA-256 of the ready-made archive as it was fetched, perhaps compressed; null when the image came from a registry.</summary>
    public Sha256Digest? Source { get; init; }
}
