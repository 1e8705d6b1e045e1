using Cardshop.Primitives.Digests;

namespace Cardshop.Content.Archives.Members;

/// <summary>The bytes of a file.</summary>
/// <param name="Offset">Where they begin in their <see cref="ContentPlace"/>.</param>
/// <param name="Length">How many there are.</param>
/// <param name="Digest">Their SHA-256.</param>
internal readonly record struct MemberContent(long Offset, long Length, Sha256Digest Digest);
