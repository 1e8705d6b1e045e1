using Cardshop.Disk.BlockMaps;
using Cardshop.Imaging.Creation;
using Cardshop.Imaging.Manifests;
using Cardshop.Imaging.Rendering;
using Cardshop.Primitives.Digests;
using Cardshop.Primitives.Extents;
using Cardshop.Primitives.Storage;

namespace Cardshop.Cards.Images;

/// <summary>Opens an image file together with what lies beside it and says what is in it.</summary>
internal sealed class ImageFile
{
    private readonly IStorage _storage;
    private readonly string _path;
    private readonly StorageEntry _entry;
    private readonly RangeTable _ranges = new(Windows.Size);

    private ImageFile(IStorage storage, string path)
    {
        _storage = storage;
        _path = path;
        _entry = storage.Find(path) is { IsDirectory: false } entry ? entry : throw new FileNotFoundException($"{path}: there is no such image.", path);
    }

    public static CardImage Open(IStorage storage, string path)
    {
        var file = new ImageFile(storage, path);
        if (file._entry.Length == 0)
        {
            throw new IOException($"{path}: is empty.");
        }

        return storage.Find(OutputPlace.ManifestOf(path)) is not null ? file.WithManifest(OutputPlace.ManifestOf(path))
            : storage.Find(OutputPlace.BlockMapOf(path)) is not null ? file.WithBlockMap(OutputPlace.BlockMapOf(path))
            : file.Alone();
    }

    private CardImage WithManifest(string path)
    {
        var json = FileSource.Open(_storage, path);
        var manifest = new ManifestReader(json);
        var header = manifest.Header();
        RequireLength(header.Size, path);
        foreach (var range in manifest.Ranges())
        {
            Add(range.Range, range.Digest, path);
        }

        return header.Mapped == _ranges.MappedLength
            ? Finish(ImageFingerprint.Of("manifest", json), manifest)
            : throw new IOException($"{path}: its ranges have {_ranges.MappedLength} bytes, but it says that {header.Mapped} are mapped. Create the image again.");
    }

    private CardImage WithBlockMap(string path)
    {
        var xml = FileSource.Open(_storage, path);
        var map = BlockMap.Read(xml);
        RequireLength(map.ImageSize, path);
        foreach (var range in map.Ranges)
        {
            Add(map.BytesOf(range), range.Digest, path);
        }

        return Finish(ImageFingerprint.Of("bmap", xml), manifest: null);
    }

    /// <summary>Nobody says what is in it: what is no hole counts, and digests are learned while it is read.</summary>
    private CardImage Alone()
    {
        foreach (var range in _storage.DataRanges(_path))
        {
            Add(range, digest: null, _path);
        }

        return Finish(ImageFingerprint.Of(_entry, FileSource.Open(_storage, _path)), manifest: null);
    }

    private CardImage Finish(Sha256Digest fingerprint, ManifestReader? manifest) =>
        new(_path, _entry.Length, fingerprint, _ranges, () => FileSource.Open(_storage, _path), manifest is null ? null : manifest.Files, RequireUnchanged);

    private void Add(ByteRange range, Sha256Digest? digest, string source)
    {
        if (range.End > _entry.Length)
        {
            throw new IOException($"{source}: speaks of byte {range.End}, but the image has {_entry.Length} bytes. They do not belong together.");
        }

        _ranges.Add(range, digest);
    }

    private void RequireLength(long length, string source)
    {
        if (length != _entry.Length)
        {
            throw new IOException($"{source}: is of an image of {length} bytes, but {_path} has {_entry.Length}. They do not belong together; copy or create both again.");
        }
    }

    private void RequireUnchanged()
    {
        if (_storage.Find(_path) is not { } now || now.Length != _entry.Length || now.Modified != _entry.Modified)
        {
            throw new ImageChangedException($"{_path}: was changed or replaced while it was written. Write the cards again, from an image that stays as it is.");
        }
    }
}
