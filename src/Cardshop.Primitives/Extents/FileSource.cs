using Cardshop.Primitives.Storage;

namespace Cardshop.Primitives.Extents;

/// <summary>A range of a file. The file is opened when bytes are read, so a million of these cost no descriptors.</summary>
public sealed class FileSource : ByteSource
{
    private readonly IStorage _storage;
    private readonly long _start;

    private FileSource(IStorage storage, string path, long start, long length)
    {
        _storage = storage;
        Path = path;
        _start = start;
        Length = length;
    }

    /// <summary>Where the file lies.</summary>
    public string Path { get; }

    /// <inheritdoc/>
    public override long Length { get; }

    /// <summary>A file as it is now, from its first to its last byte.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static FileSource Open(IStorage storage, string path)
    {
        var entry = storage.Find(path);
        return entry is { IsDirectory: false }
            ? new FileSource(storage, path, 0, entry.Length)
            : throw new FileNotFoundException($"{path}: there is no such file.", path);
    }

    /// <inheritdoc/>
    protected override void ReadCore(long offset, Span<byte> destination)
    {
        var position = _start + offset;
        while (!destination.IsEmpty)
        {
            var read = _storage.Read(Path, position, destination);
            if (read == 0)
            {
                throw new EndOfStreamException($"{Path}: ended at byte {position}, {destination.Length} more were expected. Did the file change?");
            }

            position += read;
            destination = destination[read..];
        }
    }

    /// <inheritdoc/>
    protected override ByteSource SliceCore(long offset, long length) => new FileSource(_storage, Path, _start + offset, length);
}
