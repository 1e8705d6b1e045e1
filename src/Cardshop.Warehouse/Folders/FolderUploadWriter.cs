using Cardshop.Content.Store.Writing;
using Cardshop.Primitives.Digests;
using Cardshop.Primitives.Extents;
using Cardshop.Primitives.Storage;
using Cardshop.Warehouse.Objects;

namespace Cardshop.Warehouse.Folders;

/// <summary>Writes the file of an upload, hashing it on the way.</summary>
internal sealed class FolderUploadWriter : IUploadWriter
{
    private readonly FolderUpload _upload;
    private readonly TimeProvider _clock;
    private readonly UploadMarkFile _marks;
    private readonly ContentHash _hash = new();
    private readonly HashedFile _file;
    private bool _isDisposed;

    /// <summary>
    /// Hashes what is durable, and cuts off what is not: bytes of an interrupted write would show through the holes of the next one.
    /// </summary>
    public FolderUploadWriter(
        IStorage storage, FolderLayout layout, FolderUpload upload, FolderStoreOptions options, TimeProvider clock, CancellationToken cancellation)
    {
        _upload = upload;
        _clock = clock;
        var path = layout.Part(upload.Id);
        IStorageFile? file = null;
        _marks = UploadMarkFile.Open(storage, layout.Durable(upload.Id), out var last);
        try
        {
            var mark = last ?? throw new InvalidDataException($"{path}: how much of it is good cannot be read. Start the upload anew.");
            _hash.Append(FileSource.Open(storage, path), Math.Min(mark.Offset, storage.Find(path)!.Length), cancellation: cancellation);
            file = storage.Open(path, StorageMode.Existing);
            _hash.AppendZeros(Math.Max(0, mark.Offset - file.Length));
            file.SetLength(mark.Offset);
            _file = new HashedFile(file, _hash, options.BlockSize, mark.Offset, mark.Holes);
            _upload.Mark = mark;
        }
        catch
        {
            file?.Dispose();
            _hash.Dispose();
            _marks.Dispose();
            throw;
        }
    }

    public long Offset => _file.Length;

    public long StoredBytes => _file.Length - _file.Holes;

    public ValueTask<Memory<byte>> RoomAsync(CancellationToken cancellation) => _file.RoomAsync(cancellation);

    public void Advance(int count) => _file.Advance(count);

    public void AppendZeros(long count) => _file.AppendZeros(count);

    public void Save()
    {
        if (_upload.Mark.Offset < Offset)
        {
            var mark = new UploadMark(_file.FlushAll(), _file.Holes, _clock.GetUtcNow());
            _marks.Write(mark);
            _upload.Mark = mark;
        }
    }

    public Sha256Digest Complete()
    {
        Save();
        _file.Complete();
        return _hash.Digest();
    }

    public void Dispose()
    {
        if (!_isDisposed)
        {
            _isDisposed = true;
            _file.Dispose();
            _hash.Dispose();
            _marks.Dispose();
        }
    }
}
