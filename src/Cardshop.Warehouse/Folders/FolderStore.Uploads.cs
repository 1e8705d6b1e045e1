using System.Security.Cryptography;
using Cardshop.Content.Store;
using Cardshop.Primitives.Digests;
using Cardshop.Primitives.Storage;
using Cardshop.Warehouse.Objects;

namespace Cardshop.Warehouse.Folders;

public sealed partial class FolderStore
{
    private const int IdBytes = 16;

    /// <inheritdoc/>
    public UploadStart Begin(NewObject wanted)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(wanted.Length);
        lock (_lock)
        {
            if (IsFenced(wanted.Name, wanted.Fence))
            {
                return new UploadStart.Fenced();
            }

            if (RefuseName(wanted) is { } reason)
            {
                return new UploadStart.NameTaken(reason);
            }

            DropUploadsOf(wanted.Name);
            var now = _clock.GetUtcNow();
            var upload = new FolderUpload(new UploadRecord(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes)), wanted, now), new UploadMark(0, 0, now));
            var space = _space.Measure(_uploads.Values);
            if (upload.Reserved > space.Free)
            {
                return new UploadStart.Full(upload.Reserved, space);
            }

            UploadMarkFile.Create(_storage, _layout.Durable(upload.Id), now);
            _storage.Open(_layout.Part(upload.Id), StorageMode.New).Dispose();
            _begun.Write(upload.Id, new UploadRecord(upload.Id, wanted, now));
            _uploads.Add(upload.Id, upload);
            return new UploadStart.Started(upload.State);
        }
    }

    /// <inheritdoc/>
    public UploadState? FindUpload(string id)
    {
        lock (_lock)
        {
            return _uploads.GetValueOrDefault(id)?.State;
        }
    }

    /// <inheritdoc/>
    public UploadState? FindUpload(ObjectName name)
    {
        lock (_lock)
        {
            return _uploads.Values.FirstOrDefault(upload => upload.Object.Name == name)?.State;
        }
    }

    /// <inheritdoc/>
    public UploadStart? Revise(string id, NewObject wanted)
    {
        lock (_lock)
        {
            if (!_uploads.TryGetValue(id, out var upload))
            {
                return null;
            }

            if (IsFenced(wanted.Name, wanted.Fence))
            {
                return new UploadStart.Fenced();
            }

            var isRenamed = wanted.Name != upload.Object.Name;
            if (isRenamed && RefuseName(wanted) is { } reason)
            {
                return new UploadStart.NameTaken(reason);
            }

            var (growth, space) = (FolderSpace.Round(wanted.Reserved) - FolderSpace.Round(upload.Object.Reserved), _space.Measure(_uploads.Values));
            if (growth > Math.Max(0, space.Free))
            {
                return new UploadStart.Full(growth, space);
            }

            if (isRenamed)
            {
                DropUploadsOf(wanted.Name);
            }

            var revised = upload.Record with { Object = wanted };
            _begun.Write(id, revised);
            upload.Record = revised;
            return new UploadStart.Started(upload.State);
        }
    }

    /// <inheritdoc/>
    public IUploadWriter Write(string id, CancellationToken cancellation)
    {
        FolderUpload? upload;
        lock (_lock)
        {
            upload = _uploads.GetValueOrDefault(id);
        }

        return new FolderUploadWriter(
            _storage, _layout, upload ?? throw new FileNotFoundException($"There is no upload {id}."), _options, _clock, cancellation);
    }

    /// <inheritdoc/>
    public bool Abandon(string id)
    {
        lock (_lock)
        {
            return Drop(id);
        }
    }

    /// <inheritdoc/>
    public UploadEnd Publish(string id, Sha256Digest actual, long storedBytes, Sha256Digest expected, long? fence)
    {
        lock (_lock)
        {
            if (!_uploads.TryGetValue(id, out var upload))
            {
                return new UploadEnd.Gone();
            }

            var wanted = upload.Object;
            if (IsFenced(wanted.Name, fence))
            {
                return new UploadEnd.Fenced();
            }

            if (actual != expected)
            {
                Drop(id);
                return new UploadEnd.WrongDigest(expected, actual);
            }

            if (RefuseName(wanted) is { } reason)
            {
                return new UploadEnd.NameTaken(reason);
            }

            var stored = new StoredObject(wanted.Name, wanted.Length, storedBytes, actual, _clock.GetUtcNow())
            {
                Channel = wanted.Channel,
                Owner = wanted.Owner,
                Expires = wanted.Expires,
                Upload = id,
                Fence = wanted.Fence,
            };
            _publishing.Write(id, stored);
            CarryOutPublication(id, stored);
            return new UploadEnd.Published(stored);
        }
    }

    /// <summary>
    /// Can be done any number of times until its announcement is gone, and then never again: the folder is flushed so that no power cut brings
    /// an old announcement back over newer objects.
    /// </summary>
    private void CarryOutPublication(string id, StoredObject stored)
    {
        var path = _layout.Object(stored.Name);
        DurableFile.CreateFolder(_storage, Path.GetDirectoryName(path)!);
        if (!Companions.IsOne(stored.Name))
        {
            WriteChecksum(stored);
        }

        if (_storage.Find(_layout.Part(id)) is not null)
        {
            DurableFile.Move(_storage, _layout.Part(id), path);
        }

        Put(stored);
        _storage.Delete(_layout.Quarantined(stored.Name));
        Drop(id);
        _publishing.Delete(id);
        _storage.FlushDirectory(_layout.Publishing);
    }

    /// <summary>The file that <c>sha256sum --check</c> reads: <c>HEX  FILE</c>.</summary>
    private void WriteChecksum(StoredObject of)
    {
        var text = System.Text.Encoding.UTF8.GetBytes($"{of.Digest}  {of.Name.FileName}\n");
        var name = of.Name.With(Companions.Checksum);
        DurableFile.Write(_storage, _layout.Object(name), text, isLasting: true);
        Put(new StoredObject(name, text.Length, text.Length, Sha256Digest.Of(text), of.Created) { Channel = of.Channel, Expires = of.Expires });
    }

    private void Put(StoredObject stored)
    {
        _records.Write(FolderLayout.Key(stored.Name), stored);
        if (_objects.TryGetValue(stored.Name, out var before))
        {
            _space.Remove(before);
        }

        _objects[stored.Name] = stored;
        _space.Add(stored);
    }

    private void DropUploadsOf(ObjectName name)
    {
        foreach (var older in _uploads.Values.Where(upload => upload.Object.Name == name).ToList())
        {
            Drop(older.Id);
        }
    }

    /// <summary>Removes what is left of an upload. A power cut may bring the record back, but not without the bytes it speaks of.</summary>
    private bool Drop(string id)
    {
        var wasThere = _uploads.Remove(id);
        _begun.Delete(id);
        _storage.Delete(_layout.Durable(id));
        _storage.Delete(_layout.Part(id));
        _storage.FlushDirectory(_layout.Uploads);
        return wasThere;
    }

    /// <returns>Why a name cannot be used; null when it can.</returns>
    private string? RefuseName(NewObject wanted)
    {
        var name = wanted.Name;
        if (Companions.IsChecksum(name))
        {
            return $"{name}: checksum files are made by the warehouse. Upload the object itself.";
        }

        if (_objects.TryGetValue(name, out var there) && there.Damaged is null && !wanted.Replaces)
        {
            return $"{name}: there is an object of that name. Delete it, or choose another name.";
        }

        if (name.Folders().FirstOrDefault(folder => ObjectName.TryParse(folder, out var above) && _objects.ContainsKey(above)) is { } inWay)
        {
            return $"{name}: {inWay} is an object, so nothing can lie below it. Choose another name.";
        }

        return _storage.Find(_layout.Object(name)) is { IsDirectory: true } ? $"{name}: other objects lie below that name. Choose another one." : null;
    }
}
