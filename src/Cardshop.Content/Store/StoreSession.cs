using System.Text;
using Cardshop.Primitives.Digests;
using Cardshop.Primitives.Storage;

namespace Cardshop.Content.Store;

/// <summary>
/// A running user of a store. It stands on a numbered lock that ends with its process, so the blobs it leases, one digest a line in a
/// file beside the lock, count only while it lives; what a dead one left behind falls to the next with its number.
/// </summary>
internal sealed class StoreSession : IDisposable
{
    private const int LineLength = (2 * Sha256Digest.Size) + 1;

    private readonly StoreGate _gate;
    private readonly IDisposable _lock;
    private readonly IStorageFile _lease;
    private readonly string _name;
    private readonly HashSet<Sha256Digest> _leased = [];
    private int _files;

    private StoreSession(IStorage storage, StoreGate gate, string name, IDisposable slot)
    {
        _gate = gate;
        _name = name;
        _lock = slot;
        _lease = storage.Open(name + ".lease", StorageMode.Replace);
    }

    /// <summary>Takes the first number that nobody holds.</summary>
    public static StoreSession Open(IStorage storage, StoreLayout layout, StoreGate gate)
    {
        using var held = gate.Enter();
        for (var number = 0; ; number++)
        {
            var name = Path.Join(layout.Sessions, number.ToString());
            if (storage.TryLock(name + ".lock") is { } slot)
            {
                try
                {
                    foreach (var leftover in LeftoversOf(storage.List(layout.Sessions), number.ToString()))
                    {
                        storage.Delete(leftover.Path);
                    }

                    return new StoreSession(storage, gate, name, slot);
                }
                catch
                {
                    slot.Dispose();
                    throw;
                }
            }
        }
    }

    /// <summary>Everything that living sessions hold. Only for who holds the gate.</summary>
    public static HashSet<Sha256Digest> Leased(IStorage storage, StoreLayout layout)
    {
        var leased = new HashSet<Sha256Digest>();
        foreach (var file in storage.List(layout.Sessions).Where(file => file.Name.EndsWith(".lock", StringComparison.Ordinal)))
        {
            if (!IsFree(storage, file.Path))
            {
                leased.UnionWith(ReadLease(storage, Path.ChangeExtension(file.Path, ".lease")));
            }
        }

        return leased;
    }

    /// <summary>The unfinished blobs of dead sessions. Only for who holds the gate.</summary>
    public static IEnumerable<StorageEntry> Leftovers(IStorage storage, StoreLayout layout)
    {
        var files = storage.List(layout.Sessions);
        return from file in files
               where file.Name.EndsWith(".lock", StringComparison.Ordinal) && IsFree(storage, file.Path)
               from leftover in LeftoversOf(files, Path.GetFileNameWithoutExtension(file.Name))
               select leftover;
    }

    /// <summary>Keeps a blob, which may still be to come, for as long as this session lives.</summary>
    public void Lease(Sha256Digest digest)
    {
        using var held = _gate.Enter();
        if (!_leased.Contains(digest))
        {
            _lease.Write((long)_leased.Count * LineLength, Encoding.ASCII.GetBytes(digest + "\n"));
            _leased.Add(digest);
        }
    }

    /// <summary>The path of a new file that vanishes with the session.</summary>
    public string NewFile() => $"{_name}-{Interlocked.Increment(ref _files)}.part";

    public void Dispose()
    {
        _lease.Dispose();
        _lock.Dispose();
    }

    private static IEnumerable<StorageEntry> LeftoversOf(IReadOnlyList<StorageEntry> files, string number) =>
        files.Where(file => file.Name.StartsWith(number + "-", StringComparison.Ordinal));

    /// <summary>Whether nobody holds a lock.</summary>
    public static bool IsFree(IStorage storage, string path)
    {
        using var held = storage.TryLock(path);
        return held is not null;
    }

    private static IEnumerable<Sha256Digest> ReadLease(IStorage storage, string path)
    {
        var line = new byte[LineLength];
        for (var offset = 0L; ReadLine(storage, path, offset, line); offset += LineLength)
        {
            if (Sha256Digest.TryParse(Encoding.ASCII.GetString(line, 0, LineLength - 1), out var digest))
            {
                yield return digest;
            }
        }
    }

    private static bool ReadLine(IStorage storage, string path, long offset, Span<byte> line) =>
        storage.Find(path) is not null && storage.Read(path, offset, line) == line.Length;
}
