using Cardshop.Primitives.Digests;
using Cardshop.Primitives.Extents;

namespace Cardshop.Content.Archives;

/// <summary>Something that an archive expands to. Root owns all of it.</summary>
/// <param name="Path">
/// Where it goes, relative to where the archive goes: names of 1 to 255 bytes of UTF-8 with <c>/</c> between them, 4095 bytes at the most.
/// Folders above it need not be members.
/// </param>
/// <param name="Kind">What it is.</param>
/// <param name="Content">The bytes of a file or hard link; empty for the others.</param>
/// <param name="Digest">The SHA-256 of <paramref name="Content"/> for a file or hard link; zeros for the others.</param>
/// <param name="Mode">Permission bits, 0 to 0777 (octal).</param>
/// <param name="Modified">When it last changed, in UTC.</param>
/// <param name="LinkTarget">
/// What a symbolic link says, which stays inside; or the <paramref name="Path"/> of the earlier file that a hard link is another name of;
/// else null.
/// </param>
public sealed record ArchiveMember(
    string Path,
    MemberKind Kind,
    ByteSource Content,
    Sha256Digest Digest,
    ushort Mode,
    DateTimeOffset Modified,
    string? LinkTarget);
