using Cardshop.Content.Store;
using Cardshop.Primitives.Digests;

namespace Cardshop.Oci.Images;

/// <summary>A layer of a pulled image.</summary>
/// <param name="Digest">Of the layer as the registry has it.</param>
/// <param name="CompressedLength">Its length there, in bytes.</param>
/// <param name="Tar">The layer uncompressed; its digest is the diff id.</param>
/// <param name="EntryCount">How many files, folders and links it holds.</param>
public sealed record PulledLayer(Sha256Digest Digest, long CompressedLength, StoredBlob Tar, long EntryCount)
{
    /// <summary>Digest of the layer uncompressed.</summary>
    public Sha256Digest DiffId => Tar.Digest;
}
