using Cardshop.Primitives.Storage;
using Cardshop.Warehouse.Objects;

namespace Cardshop.Warehouse.Folders;

/// <summary>Counts the room of a folder store. Only for who holds the lock of the store.</summary>
internal sealed class FolderSpace(IStorage storage, FolderLayout layout, FolderStoreOptions options)
{
    /// <summary>Files take whole blocks of so many bytes.</summary>
    public const long BlockSize = 4096;

    private long _used;

    public static long Round(long bytes) => (bytes + BlockSize - 1) / BlockSize * BlockSize;

    public void Add(StoredObject stored) => _used += Round(stored.StoredBytes);

    public void Remove(StoredObject stored) => _used -= Round(stored.StoredBytes);

    /// <summary>
    /// What there is. The file system may have less free than the capacity allows, and what uploads have not written yet is
    /// promised to them.
    /// </summary>
    public StoreSpace Measure(IEnumerable<FolderUpload> uploads)
    {
        var (reserved, written) = (0L, 0L);
        foreach (var upload in uploads)
        {
            reserved += upload.Reserved;
            written += Math.Min(Round(upload.Mark.StoredBytes), upload.Reserved);
        }

        var writable = Math.Max(0, storage.AvailableBytes(layout.Root) - options.KeepFree);
        var capacity = Math.Min(options.Capacity ?? long.MaxValue, _used + written + writable);
        return new StoreSpace(capacity, _used, reserved, Math.Max(0, capacity - _used - reserved));
    }
}
