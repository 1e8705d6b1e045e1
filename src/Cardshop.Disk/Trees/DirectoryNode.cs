namespace Cardshop.Disk.Trees;

/// <summary>A folder.</summary>
public sealed class DirectoryNode : Node
{
    private readonly FolderEntries _entries = new();

    /// <summary>What it holds, by order of the names' bytes.</summary>
    public IReadOnlyDictionary<FileName, Node> Entries => _entries;

    /// <summary>The node of a name; null when there is none.</summary>
    public Node? Find(FileName name) => _entries.GetValueOrDefault(name);

    /// <summary>Gives a node a name, in place of the node that had it.</summary>
    public void Set(FileName name, Node node) => _entries.Set(name, node);

    /// <summary>Takes a name away.</summary>
    public bool Remove(FileName name) => _entries.Remove(name);
}
