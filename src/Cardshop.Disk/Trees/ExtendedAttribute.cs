namespace Cardshop.Disk.Trees;

/// <summary>An extended attribute, see xattr(7).</summary>
/// <param name="Name">With its name space: <c>user.comment</c>, <c>security.capability</c>, <c>system.posix_acl_access</c>.</param>
/// <param name="Value">As user space sees it.</param>
public sealed record ExtendedAttribute(string Name, ReadOnlyMemory<byte> Value);
