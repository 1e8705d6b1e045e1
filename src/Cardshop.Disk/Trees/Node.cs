namespace Cardshop.Disk.Trees;

/// <summary>
/// Something in a tree of files, without its name: a folder gives names to nodes, and a node with two names is a hard link.
/// </summary>
public abstract class Node
{
    /// <summary>Owner, mode, times and extended attributes.</summary>
    public required NodeAttributes Attributes { get; init; }
}
