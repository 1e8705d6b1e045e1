using Cardshop.Primitives.Digests;

namespace Cardshop.Content.Store;

/// <summary>A blob that was made of another one, and can be made again.</summary>
internal sealed record DerivedRecord(string Kind, Sha256Digest Of, Sha256Digest Digest);
