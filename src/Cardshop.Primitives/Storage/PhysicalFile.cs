using Microsoft.Win32.SafeHandles;

namespace Cardshop.Primitives.Storage;

/// <summary>An open file of this machine.</summary>
internal sealed class PhysicalFile(string path, StorageMode mode) : IStorageFile, IHandleFile
{
    private readonly SafeFileHandle _handle = File.OpenHandle(
        path,
        mode switch
        {
            StorageMode.Existing => FileMode.Open,
            StorageMode.ExistingOrNew => FileMode.OpenOrCreate,
            StorageMode.New => FileMode.CreateNew,
            _ => FileMode.Create,
        },
        FileAccess.ReadWrite,
        FileShare.Read | FileShare.Delete);

    private bool _bypassing;

    public SafeFileHandle Handle => _handle;

    public long Length => RandomAccess.GetLength(_handle);

    public void SetLength(long length)
    {
        try
        {
            RandomAccess.SetLength(_handle, length);
        }
        catch (ArgumentOutOfRangeException error)
        {
            // FAT holds files of less than 4 GiB; limits of the process (ulimit -f) say the same in the same way.
            throw new IOException($"{path}: a file of {length} bytes is larger than its file system, or a limit of this process, allows. Choose another place.", error);
        }
    }

    public int Read(long offset, Span<byte> destination) => RandomAccess.Read(_handle, destination, offset);

    public void Write(long offset, ReadOnlySpan<byte> bytes)
    {
        try
        {
            RandomAccess.Write(_handle, bytes, offset);
        }
        catch (Exception error) when (_bypassing && DirectIo.IsRefusal(error))
        {
            // The flag stays: another thread may have been refused at the same time.
            DirectIo.Leave(_handle);
            RandomAccess.Write(_handle, bytes, offset);
        }
    }

    public void Flush() => RandomAccess.FlushToDisk(_handle);

    public bool TryBypassCache() => _bypassing = DirectIo.TryEnter(_handle);

    public void Dispose() => _handle.Dispose();
}
