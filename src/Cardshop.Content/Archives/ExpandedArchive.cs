namespace Cardshop.Content.Archives;

/// <summary>What an archive expands to.</summary>
/// <param name="Members">
/// In the order of the archive, each path once. They are read from the content store as they are asked for, so that a million of them take
/// no memory.
/// </param>
/// <param name="Length">How many bytes all files hold together.</param>
/// <param name="Notices">What people should know although it is no error, a sentence each.</param>
public sealed record ExpandedArchive(IReadOnlyList<ArchiveMember> Members, long Length, IReadOnlyList<string> Notices);
