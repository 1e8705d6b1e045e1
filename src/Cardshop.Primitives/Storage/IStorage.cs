using Cardshop.Primitives.Extents;

namespace Cardshop.Primitives.Storage;

/// <summary>
/// The one seam through which this product touches a file system it must not corrupt. The real one is
/// <see cref="PhysicalStorage"/>; tests put one beneath that fails, tears writes and loses power at any chosen operation.
/// Paths are absolute. All members throw <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/> with a
/// message that names the path.
/// </summary>
public interface IStorage
{
    /// <summary>What lies at a path; null when nothing does. Follows symbolic links.</summary>
    StorageEntry? Find(string path);

    /// <summary>The files and folders in a folder, by ordinal order of their names; none when there is no such folder.</summary>
    IReadOnlyList<StorageEntry> List(string directory);

    /// <summary>Makes a folder and those above it.</summary>
    void CreateDirectory(string path);

    /// <summary>Opens a file for reading and writing.</summary>
    IStorageFile Open(string path, StorageMode mode);

    /// <summary>Reads up to <paramref name="destination"/> bytes; 0 means that the file ends at or before <paramref name="offset"/>.</summary>
    int Read(string path, long offset, Span<byte> destination);

    /// <summary>The ranges of a file that may hold something other than zeros, in order. A storage that does not know of holes calls all of it data.</summary>
    IReadOnlyList<ByteRange> DataRanges(string path) => Find(path) is { IsDirectory: false, Length: > 0 } file ? [new ByteRange(0, file.Length)] : [];

    /// <summary>Renames a file, replacing what is there. Atomic: a crash leaves the one or the other.</summary>
    void Move(string from, string to);

    /// <summary>Removes a file, or an empty folder. Nothing happens when there is none.</summary>
    void Delete(string path);

    /// <summary>Makes the names in a folder durable: renames, creations and removals survive a power cut from here on.</summary>
    void FlushDirectory(string directory);

    /// <summary>
    /// Takes the lock that a file stands for, against other processes and against this one. Null when somebody holds it. The lock
    /// ends with its holder, however that ends; the file stays.
    /// </summary>
    IDisposable? TryLock(string path);

    /// <summary>Bytes that an ordinary user can still write where <paramref name="path"/> lies (or will lie).</summary>
    long AvailableBytes(string path);
}
