using Cardshop.Primitives.Extents;

namespace Cardshop.Primitives.Storage;

/// <summary>The file system of this machine.</summary>
public sealed class PhysicalStorage : IStorage, IDisposable
{
    private readonly ReadHandles _reading = new(capacity: 64);

    /// <inheritdoc/>
    public StorageEntry? Find(string path)
    {
        var file = new FileInfo(path);
        if (file.Exists)
        {
            var target = file.LinkTarget is null ? file : file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file;
            return new StorageEntry(path, IsDirectory: false, target.Length, Modified(target));
        }

        var directory = new DirectoryInfo(path);
        return directory.Exists ? new StorageEntry(path, IsDirectory: true, 0, Modified(directory)) : null;
    }

    /// <inheritdoc/>
    public IReadOnlyList<StorageEntry> List(string directory) =>
        Directory.Exists(directory)
            ? [.. Directory.EnumerateFileSystemEntries(directory)
                .Order(StringComparer.Ordinal)
                .Select(Find)
                .OfType<StorageEntry>()]
            : [];

    /// <inheritdoc/>
    public void CreateDirectory(string path) => Directory.CreateDirectory(path);

    /// <inheritdoc/>
    public IStorageFile Open(string path, StorageMode mode) => new PhysicalFile(path, mode);

    /// <inheritdoc/>
    public int Read(string path, long offset, Span<byte> destination) => _reading.Read(path, offset, destination);

    /// <inheritdoc/>
    public IReadOnlyList<ByteRange> DataRanges(string path) => SparseFile.DataRanges(path);

    /// <inheritdoc/>
    public void Move(string from, string to)
    {
        File.Move(from, to, overwrite: true);
        _reading.Forget(from);
        _reading.Forget(to);
    }

    /// <inheritdoc/>
    public void Delete(string path)
    {
        if (Directory.Exists(path))
        {
            Directory.Delete(path);
        }
        else if (File.Exists(path))
        {
            File.Delete(path);
        }

        _reading.Forget(path);
    }

    /// <inheritdoc/>
    public void FlushDirectory(string directory) => DirectoryFlush.Flush(directory);

    /// <inheritdoc/>
    public IDisposable? TryLock(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public long AvailableBytes(string path)
    {
        var folder = Path.GetFullPath(path);
        while (!Directory.Exists(folder))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException($"{path}: there is no such place.");
        }

        return new DriveInfo(folder).AvailableFreeSpace;
    }

    /// <summary>Closes the files that were kept open for reading.</summary>
    public void Dispose() => _reading.Dispose();

    private static DateTimeOffset Modified(FileSystemInfo info) => new(info.LastWriteTimeUtc, TimeSpan.Zero);
}
