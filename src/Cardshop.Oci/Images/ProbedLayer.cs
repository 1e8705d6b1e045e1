using Cardshop.Primitives.Digests;

namespace Cardshop.Oci.Images;

/// <summary>A layer that may have to be fetched.</summary>
/// <param name="Digest">Of the layer as the registry has it.</param>
/// <param name="CompressedLength">Its length there, in bytes.</param>
/// <param name="DiffId">Digest of the layer uncompressed.</param>
/// <param name="StoredLength">Its length uncompressed, in bytes; null when it is not in the store.</param>
public sealed record ProbedLayer(Sha256Digest Digest, long CompressedLength, Sha256Digest DiffId, long? StoredLength)
{
    /// <summary>Nothing has to be fetched.</summary>
    public bool IsStored => StoredLength is not null;
}
