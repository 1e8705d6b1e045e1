namespace Cardshop.Disk.Ext4.Attributes;

/// <summary>The extended attributes of a node as they go on disk.</summary>
/// <param name="InInode">What lies behind the extension of the inode; empty for nothing.</param>
/// <param name="InBlock">The attribute block without its checksum; empty for none.</param>
internal sealed record EncodedAttributes(byte[] InInode, byte[] InBlock)
{
    public static EncodedAttributes None { get; } = new([], []);
}
