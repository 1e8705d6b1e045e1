using Cardshop.Content.Store;
using Cardshop.Primitives.Storage;
using Cardshop.Warehouse.Objects;

namespace Cardshop.Warehouse.Folders;

/// <summary>
/// Objects in a folder, as plain files under their names. One process at a time runs a store. Whatever happens to it, an object is there
/// wholly, with its companions, or not at all: changes of several files are announced by one record that the next start carries out to its end.
/// </summary>
public sealed partial class FolderStore : IObjectStore, IDisposable
{
    private readonly IStorage _storage;
    private readonly FolderLayout _layout;
    private readonly FolderStoreOptions _options;
    private readonly TimeProvider _clock;
    private readonly IDisposable _held;
    private readonly FolderSpace _space;
    private readonly RecordFolder<StoredObject> _records;
    private readonly RecordFolder<StoredObject> _publishing;
    private readonly RecordFolder<StoredObject> _removing;
    private readonly RecordFolder<UploadRecord> _begun;

    /// <summary>Held while names change and while an object is opened: what is known of an object and its file belong together.</summary>
    private readonly Lock _lock = new();
    private readonly Lock _probing = new();
    private readonly SortedDictionary<ObjectName, StoredObject> _objects = [];
    private readonly Dictionary<string, FolderUpload> _uploads = new(StringComparer.Ordinal);

    /// <summary>Opens a store, or makes one, and ends what a killed process began.</summary>
    /// <param name="storage">The file system.</param>
    /// <param name="root">Absolute path of the folder.</param>
    /// <param name="options">How it works.</param>
    /// <param name="clock">What time it is.</param>
    /// <exception cref="IOException">The folder cannot be used, or another process runs it.</exception>
    public FolderStore(IStorage storage, string root, FolderStoreOptions options, TimeProvider clock)
    {
        _storage = storage;
        _layout = new FolderLayout(root);
        _options = options;
        _clock = clock;
        _space = new FolderSpace(storage, _layout, options);
        _records = new RecordFolder<StoredObject>(storage, _layout.Records, FolderJson.Default.StoredObject);
        _publishing = new RecordFolder<StoredObject>(storage, _layout.Publishing, FolderJson.Default.StoredObject);
        _removing = new RecordFolder<StoredObject>(storage, _layout.Removing, FolderJson.Default.StoredObject);
        _begun = new RecordFolder<UploadRecord>(storage, _layout.Uploads, FolderJson.Default.UploadRecord);
        foreach (var folder in _layout.Folders)
        {
            DurableFile.CreateFolder(storage, folder);
        }

        _held = storage.TryLock(_layout.Lock)
            ?? throw new IOException($"{root}: another process runs this warehouse. End it, or choose another folder.");
        try
        {
            Recover();
        }
        catch
        {
            _held.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public StoreSpace Space
    {
        get
        {
            lock (_lock)
            {
                return _space.Measure(_uploads.Values);
            }
        }
    }

    /// <inheritdoc/>
    public void Probe()
    {
        lock (_probing)
        {
            if (_storage.Find(_layout.Objects) is not { IsDirectory: true })
            {
                throw new DirectoryNotFoundException($"{_layout.Objects}: the folder with the objects is gone.");
            }

            using (var file = _storage.Open(_layout.Probe, StorageMode.Replace))
            {
                file.Write(0, [0]);
                file.Flush();
            }

            _storage.Delete(_layout.Probe);
        }
    }

    /// <inheritdoc/>
    public StoredObject? Find(ObjectName name)
    {
        lock (_lock)
        {
            return _objects.GetValueOrDefault(name);
        }
    }

    /// <inheritdoc/>
    public StoredObject? FindByUpload(string upload)
    {
        lock (_lock)
        {
            return _objects.Values.FirstOrDefault(stored => string.Equals(stored.Upload, upload, StringComparison.Ordinal));
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<StoredObject> List(string prefix, string? after, int limit)
    {
        lock (_lock)
        {
            return
            [
                .. _objects.Values
                    .Where(stored => stored.Name.ToString().StartsWith(prefix, StringComparison.Ordinal)
                        && (after is null || string.CompareOrdinal(stored.Name.ToString(), after) > 0))
                    .Take(limit),
            ];
        }
    }

    /// <inheritdoc/>
    public ObjectContent? Open(ObjectName name)
    {
        lock (_lock)
        {
            return _objects.GetValueOrDefault(name) is { Damaged: null } stored
                ? new ObjectContent(stored, _storage.Open(_layout.Object(name), StorageMode.Existing))
                : null;
        }
    }

    /// <summary>Lets another process run the store.</summary>
    public void Dispose() => _held.Dispose();
}
