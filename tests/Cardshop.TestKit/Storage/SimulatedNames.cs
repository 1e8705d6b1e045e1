namespace Cardshop.TestKit.Storage;

/// <summary>
/// The names of a simulated file system: as programs see them, and as the device has them. A change of names is atomic, and durable once
/// a folder that it touches was flushed; before that a power cut may undo it, alone or with others.
/// </summary>
internal sealed class SimulatedNames
{
    private readonly Dictionary<string, SimulatedNode> _current = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (SimulatedNode? Node, long Change)> _durable = new(StringComparer.Ordinal);
    private readonly SortedDictionary<long, (string Path, SimulatedNode? Node)[]> _unflushed = [];
    private long _changes;

    public IEnumerable<SimulatedNode> Nodes => _current.Values.Distinct();

    public SimulatedNode? Find(string path) => Path.GetDirectoryName(path) is null ? SimulatedNode.Root : _current.GetValueOrDefault(path);

    public IEnumerable<string> In(string directory) =>
        _current.Keys.Where(path => IsIn(path, directory)).Order(StringComparer.Ordinal);

    /// <summary>Sets what paths stand for, all of them or none; null removes a name.</summary>
    public void Change(params (string Path, SimulatedNode? Node)[] names)
    {
        foreach (var (path, node) in names)
        {
            if (node is null)
            {
                _current.Remove(path);
            }
            else
            {
                _current[path] = node;
            }
        }

        _unflushed.Add(++_changes, names);
    }

    public void Flush(string directory)
    {
        foreach (var (change, names) in _unflushed.Where(change => change.Value.Any(name => IsIn(name.Path, directory))).ToList())
        {
            MakeDurable(change, names);
        }
    }

    /// <summary>Leaves the durable names, with any of the changes that were not flushed.</summary>
    public void LosePower(Random random)
    {
        foreach (var (change, names) in _unflushed.Where(_ => random.Next(2) == 0).ToList())
        {
            MakeDurable(change, names);
        }

        _unflushed.Clear();
        _current.Clear();
        foreach (var (path, (node, _)) in _durable.OrderBy(name => name.Key, StringComparer.Ordinal))
        {
            if (node is not null && Find(Path.GetDirectoryName(path)!) is { IsDirectory: true })
            {
                _current.Add(path, node);
            }
        }
    }

    private static bool IsIn(string path, string directory) => string.Equals(Path.GetDirectoryName(path), directory, StringComparison.Ordinal);

    private void MakeDurable(long change, (string Path, SimulatedNode? Node)[] names)
    {
        _unflushed.Remove(change);
        foreach (var (path, node) in names)
        {
            if (_durable.GetValueOrDefault(path).Change < change)
            {
                _durable[path] = (node, change);
            }
        }
    }
}
