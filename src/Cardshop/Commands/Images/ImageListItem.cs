namespace Cardshop.Commands.Images;

/// <summary>Something in a folder of an image.</summary>
/// <param name="Path">Its path from the folder that was asked for.</param>
/// <param name="Kind"><c>file</c>, <c>folder</c>, <c>link</c> or <c>special</c>.</param>
/// <param name="Size">Bytes of its content.</param>
/// <param name="Mode">Permissions in octal.</param>
/// <param name="Uid">Owning user.</param>
/// <param name="Gid">Owning group.</param>
/// <param name="Modified">When its content last changed.</param>
/// <param name="LinkTarget">Where a link points.</param>
internal sealed record ImageListItem(string Path, string Kind, long Size, string Mode, uint Uid, uint Gid, string Modified, string? LinkTarget);
