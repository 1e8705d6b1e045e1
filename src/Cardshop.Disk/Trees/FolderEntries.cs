using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Cardshop.Disk.Trees;

/// <summary>
/// The entries of a folder in the order of their names. They are sorted when somebody goes through them: a folder of many files is filled
/// first, and then gone through several times.
/// </summary>
internal sealed class FolderEntries : IReadOnlyDictionary<FileName, Node>
{
    private readonly Dictionary<FileName, Node> _nodes = [];
    private KeyValuePair<FileName, Node>[]? _sorted;

    public int Count => _nodes.Count;

    public IEnumerable<FileName> Keys => Sorted().Select(entry => entry.Key);

    public IEnumerable<Node> Values => Sorted().Select(entry => entry.Value);

    public Node this[FileName key] => _nodes[key];

    public void Set(FileName name, Node node)
    {
        _nodes[name] = node;
        _sorted = null;
    }

    public bool Remove(FileName name)
    {
        _sorted = null;
        return _nodes.Remove(name);
    }

    public bool ContainsKey(FileName key) => _nodes.ContainsKey(key);

    public bool TryGetValue(FileName key, [MaybeNullWhen(false)] out Node value) => _nodes.TryGetValue(key, out value);

    public IEnumerator<KeyValuePair<FileName, Node>> GetEnumerator() => ((IEnumerable<KeyValuePair<FileName, Node>>)Sorted()).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private KeyValuePair<FileName, Node>[] Sorted()
    {
        if (_sorted is { } sorted)
        {
            return sorted;
        }

        sorted = [.. _nodes];
        Array.Sort(sorted, (one, other) => one.Key.CompareTo(other.Key));
        return _sorted = sorted;
    }
}
