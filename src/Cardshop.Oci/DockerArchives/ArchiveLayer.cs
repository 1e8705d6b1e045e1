using Cardshop.Primitives.Digests;
using Cardshop.Primitives.Extents;

namespace Cardshop.Oci.DockerArchives;

/// <summary>A layer on its way into an archive.</summary>
/// <param name="Digest">Of the layer as the manifest names it, usually compressed.</param>
/// <param name="Tar">The layer uncompressed.</param>
internal sealed record ArchiveLayer(Sha256Digest Digest, ByteSource Tar);
