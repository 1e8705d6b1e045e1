using Cardshop.Primitives.Storage;

namespace Cardshop.TestKit.Storage;

/// <summary>
/// A file system in memory that can lose its process or its power at any operation.
/// <para>
/// Every call of <see cref="IStorage"/> and of an open file is one operation, numbered from 1. A test runs its subject once to learn how many
/// there are (<see cref="Operations"/>), and then again for each number with a fault set there (<see cref="FailAt"/>). After a cut the
/// subject's exception reaches the test, <see cref="Reboot"/> brings up what the next process finds, and the test runs the subject once more.
/// </para>
/// <para>
/// As on a real machine, a write is durable after a flush of its file, and a name after a flush of its folder. What a power cut finds
/// unflushed survives or not, sector by sector and name by name, as the seed decides.
/// </para>
/// </summary>
public sealed class SimulatedStorage(int seed = 1) : IStorage
{
    private const int NoSpaceLeft = 28;
    private static readonly DateTimeOffset Epoch = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Random _random = new(seed);
    private readonly SimulatedNames _names = new();
    private readonly HashSet<string> _locks = new(StringComparer.Ordinal);
    private readonly Dictionary<long, StorageFault> _faults = [];
    private StorageFault? _cut;

    /// <summary>How many operations there have been, those that failed included.</summary>
    public long Operations { get; private set; }

    /// <summary>Room in bytes; writes beyond it fail as a full disk does.</summary>
    public long Capacity { get; set; } = long.MaxValue;

    /// <summary>The clock of this machine: a millisecond per operation.</summary>
    public DateTimeOffset Now => Epoch.AddMilliseconds(Operations);

    internal object Sync { get; } = new();

    /// <summary>Counts the reboots, so that what an earlier process had open stays dead.</summary>
    internal int Life { get; private set; }

    private long Used => _names.Nodes.Sum(node => node.Content?.AllocatedBytes ?? 0);

    /// <summary>Lets an operation go wrong.</summary>
    /// <param name="operation">Its number, greater than <see cref="Operations"/>.</param>
    /// <param name="fault">How.</param>
    public void FailAt(long operation, StorageFault fault) => _faults[operation] = fault;

    /// <summary>Brings up what the next process finds after a cut: no locks, no open files, and after a power cut no more than what lasted.</summary>
    public void Reboot()
    {
        lock (Sync)
        {
            if (_cut == StorageFault.PowerCut)
            {
                _names.LosePower(_random);
                foreach (var node in _names.Nodes)
                {
                    node.Content?.LosePower(_random);
                }
            }

            Life++;
            _cut = null;
            _faults.Clear();
            _locks.Clear();
        }
    }

    /// <inheritdoc/>
    public StorageEntry? Find(string path)
    {
        lock (Sync)
        {
            Begin($"find {path}", Life);
            return Entry(path);
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<StorageEntry> List(string directory)
    {
        lock (Sync)
        {
            Begin($"list {directory}", Life);
            return [.. _names.In(directory).Select(path => Entry(path)!)];
        }
    }

    /// <inheritdoc/>
    public void CreateDirectory(string path)
    {
        lock (Sync)
        {
            Begin($"create folder {path}", Life);
            var missing = new Stack<string>();
            for (var folder = path; _names.Find(folder) is not { IsDirectory: true }; folder = Path.GetDirectoryName(folder)!)
            {
                missing.Push(_names.Find(folder) is null ? folder : throw new IOException($"{folder}: is a file."));
            }

            foreach (var folder in missing)
            {
                _names.Change((folder, new SimulatedNode(null)));
            }
        }
    }

    /// <inheritdoc/>
    public IStorageFile Open(string path, StorageMode mode)
    {
        lock (Sync)
        {
            Begin($"open {path}", Life);
            return new SimulatedFile(this, path, Content(path, mode));
        }
    }

    /// <inheritdoc/>
    public int Read(string path, long offset, Span<byte> destination)
    {
        lock (Sync)
        {
            Begin($"read {destination.Length} bytes of {path} at {offset}", Life);
            return Content(path, StorageMode.Existing).Read(offset, destination);
        }
    }

    /// <inheritdoc/>
    public void Move(string from, string to)
    {
        lock (Sync)
        {
            Begin($"move {from} to {to}", Life);
            RequireFolder(to);
            _names.Change((from, null), (to, _names.Find(from) ?? throw new FileNotFoundException($"{from}: there is no such file.", from)));
        }
    }

    /// <inheritdoc/>
    public void Delete(string path)
    {
        lock (Sync)
        {
            Begin($"delete {path}", Life);
            if (_names.In(path).Any())
            {
                throw new IOException($"{path}: the folder is not empty.");
            }

            if (_names.Find(path) is not null)
            {
                _names.Change((path, null));
            }
        }
    }

    /// <inheritdoc/>
    public void FlushDirectory(string directory)
    {
        lock (Sync)
        {
            Begin($"flush folder {directory}", Life);
            if (_names.Find(directory) is not { IsDirectory: true })
            {
                throw new DirectoryNotFoundException($"{directory}: there is no such folder.");
            }

            _names.Flush(directory);
        }
    }

    /// <inheritdoc/>
    public IDisposable? TryLock(string path)
    {
        lock (Sync)
        {
            Begin($"lock {path}", Life);
            Content(path, StorageMode.ExistingOrNew);
            return _locks.Add(path) ? new Lease(this, path) : null;
        }
    }

    /// <inheritdoc/>
    public long AvailableBytes(string path)
    {
        lock (Sync)
        {
            Begin($"available bytes at {path}", Life);
            return Math.Max(0, Capacity - Used);
        }
    }

    /// <summary>Counts an operation, and lets it fail if its time has come.</summary>
    internal void Begin(string operation, int life) => _ = BeginWrite(operation, life, 0);

    /// <summary>Counts a write, and says how many of its bytes take effect: fewer than asked for when it is cut.</summary>
    internal int BeginWrite(string operation, int life, int bytes)
    {
        if (_cut is not null || life != Life)
        {
            throw new StorageCutException(operation);
        }

        Operations++;
        switch (_faults.TryGetValue(Operations, out var fault) ? fault : (StorageFault?)null)
        {
            case null when bytes > 0 && Capacity < long.MaxValue && Used + bytes > Capacity:
            case StorageFault.DiskFull:
                throw new IOException($"No space left on device: {operation}.", NoSpaceLeft);
            case StorageFault.DeviceError:
                throw new IOException($"Input/output error: {operation}.");
            case { } cut:
                _cut = cut;
                return bytes == 0 ? throw new StorageCutException(operation) : _random.Next(bytes);
            default:
                return bytes;
        }
    }

    private StorageEntry? Entry(string path) => _names.Find(path) switch
    {
        null => null,
        { Content: { } content } => new StorageEntry(path, IsDirectory: false, content.Length, content.Modified),
        _ => new StorageEntry(path, IsDirectory: true, 0, Epoch),
    };

    private SimulatedContent Content(string path, StorageMode mode)
    {
        var content = _names.Find(path) is { } node ? node.Content ?? throw new UnauthorizedAccessException($"{path}: is a folder.") : null;
        switch (mode)
        {
            case StorageMode.Existing when content is null:
                throw new FileNotFoundException($"{path}: there is no such file.", path);
            case StorageMode.New when content is not null:
                throw new IOException($"{path}: exists already.");
            case StorageMode.Replace:
                content?.SetLength(0, Now);
                break;
        }

        return content ?? NewFile(path);
    }

    private SimulatedContent NewFile(string path)
    {
        RequireFolder(path);
        var content = new SimulatedContent(Now);
        _names.Change((path, new SimulatedNode(content)));
        return content;
    }

    private void RequireFolder(string path)
    {
        if (_names.Find(Path.GetDirectoryName(path)!) is not { IsDirectory: true })
        {
            throw new DirectoryNotFoundException($"{path}: there is no such folder.");
        }
    }

    private sealed class Lease(SimulatedStorage storage, string path) : IDisposable
    {
        private readonly int _life = storage.Life;

        public void Dispose()
        {
            lock (storage.Sync)
            {
                if (_life == storage.Life)
                {
                    storage._locks.Remove(path);
                }
            }
        }
    }
}
