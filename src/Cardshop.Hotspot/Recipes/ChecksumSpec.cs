using Cardshop.Primitives.Digests;

namespace Cardshop.Hotspot.Recipes;

/// <summary>What a download must match.</summary>
/// <param name="Algorithm">How the digest is computed.</param>
/// <param name="Value">
/// The digest in lower-case hexadecimal, or for <see cref="ChecksumKind.Url"/> where its first word is the digest.
/// </param>
/// <param name="Kind">What <paramref name="Value"/> is.</param>
public sealed record ChecksumSpec(ChecksumAlgorithm Algorithm, string Value, ChecksumKind Kind = ChecksumKind.Digest);
