namespace Cardshop.Primitives.Storage;

/// <summary>Keeps the files that were read last open, so that reading one in pieces opens it once.</summary>
internal sealed class ReadHandles(int capacity) : IDisposable
{
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly LinkedList<string> _recent = [];
    private readonly Lock _lock = new();

    public int Read(string path, long offset, Span<byte> destination)
    {
        var entry = Borrow(path);
        try
        {
            return entry.Handle.Read(offset, destination);
        }
        finally
        {
            GiveBack(entry);
        }
    }

    public void Forget(string path)
    {
        lock (_lock)
        {
            if (_entries.TryGetValue(path, out var entry))
            {
                Drop(path, entry);
            }
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            foreach (var (path, entry) in _entries.ToArray())
            {
                Drop(path, entry);
            }
        }
    }

    private Entry Borrow(string path)
    {
        lock (_lock)
        {
            if (!_entries.TryGetValue(path, out var entry))
            {
                if (_recent.Count >= capacity)
                {
                    Drop(_recent.Last!.Value, _entries[_recent.Last.Value]);
                }

                var handle = new ReadHandle(path);
                entry = new Entry(handle, _recent.AddFirst(path));
                _entries.Add(path, entry);
            }
            else if (_recent.First != entry.Node)
            {
                _recent.Remove(entry.Node);
                _recent.AddFirst(entry.Node);
            }

            entry.Users++;
            return entry;
        }
    }

    private void GiveBack(Entry entry)
    {
        lock (_lock)
        {
            if (--entry.Users == 0 && entry.Dropped)
            {
                entry.Handle.Dispose();
            }
        }
    }

    private void Drop(string path, Entry entry)
    {
        _entries.Remove(path);
        _recent.Remove(entry.Node);
        entry.Dropped = true;
        if (entry.Users == 0)
        {
            entry.Handle.Dispose();
        }
    }

    private sealed class Entry(ReadHandle handle, LinkedListNode<string> node)
    {
        public ReadHandle Handle { get; } = handle;

        public LinkedListNode<string> Node { get; } = node;

        public int Users { get; set; }

        public bool Dropped { get; set; }
    }
}
