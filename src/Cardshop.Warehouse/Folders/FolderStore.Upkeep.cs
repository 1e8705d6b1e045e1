using Cardshop.Content.Store;
using Cardshop.Content.Store.Writing;
using Cardshop.Warehouse.Objects;

namespace Cardshop.Warehouse.Folders;

public sealed partial class FolderStore
{
    /// <inheritdoc/>
    public bool Delete(ObjectName name)
    {
        lock (_lock)
        {
            var wasThere = _objects.ContainsKey(name);
            var family = Companions.Of(name).Append(name).ToHashSet();
            foreach (var upload in _uploads.Values.Where(upload => family.Contains(upload.Object.Name)).ToList())
            {
                Drop(upload.Id);
            }

            foreach (var stored in family.Select(_objects.GetValueOrDefault).OfType<StoredObject>())
            {
                _removing.Write(FolderLayout.Key(stored.Name), stored);
                CarryOutRemoval(stored);
            }

            return wasThere;
        }
    }

    /// <inheritdoc/>
    public StoredObject? Retain(ObjectName name, DateTimeOffset? expires)
    {
        lock (_lock)
        {
            foreach (var stored in Companions.Of(name).Append(name).Select(_objects.GetValueOrDefault).OfType<StoredObject>())
            {
                Put(stored with { Expires = expires });
            }

            return _objects.GetValueOrDefault(name);
        }
    }

    /// <inheritdoc/>
    public Expiration Expire(DateTimeOffset now, DateTimeOffset idleSince)
    {
        List<ObjectName> objects;
        List<FolderUpload> uploads;
        lock (_lock)
        {
            objects = [.. _objects.Values.Where(stored => stored.Expires <= now).Select(stored => stored.Name)];
            uploads = [.. _uploads.Values.Where(upload => upload.Mark.Active < idleSince)];
            foreach (var upload in uploads)
            {
                Drop(upload.Id);
            }
        }

        // One by one: nobody is to wait for the removal of a hundred images.
        return new Expiration([.. objects.Where(name => DeleteExpired(name, now))], [.. uploads.Select(upload => upload.State)]);
    }

    /// <inheritdoc/>
    public Damage? Examine(ObjectName name, IProgress<long>? read, CancellationToken cancellation)
    {
        if (Find(name) is not { Damaged: null } stored)
        {
            return null;
        }

        try
        {
            using var content = Open(name);
            return content is null || content.Object != stored || Differs(content, read, cancellation) is not { } difference ? null : Condemn(stored, difference);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return Condemn(stored, "the file is missing");
        }
        catch (IOException error)
        {
            return new Damage(name, $"it cannot be read: {error.Message}", KeptAs: null);
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Strays()
    {
        lock (_lock)
        {
            return [.. StraysIn(_layout.Objects)];
        }
    }

    private static string? Differs(ObjectContent content, IProgress<long>? progress, CancellationToken cancellation)
    {
        using var hash = new ContentHash();
        using var source = new ObjectSource(content);
        try
        {
            hash.Append(source, source.Length, at => progress?.Report(at), cancellation);
        }
        catch (EndOfStreamException)
        {
            return "the file is shorter than it was";
        }

        return hash.Digest() == content.Object.Digest ? null : $"its SHA-256 is {hash.Digest()} and not {content.Object.Digest}";
    }

    private bool DeleteExpired(ObjectName name, DateTimeOffset now) => Find(name)?.Expires <= now && Delete(name);

    private void CarryOutRemoval(StoredObject stored)
    {
        var key = FolderLayout.Key(stored.Name);
        _records.Delete(key);
        _storage.FlushDirectory(_layout.Records);
        if (_objects.Remove(stored.Name))
        {
            _space.Remove(stored);
        }

        _storage.Delete(_layout.Quarantined(stored.Name));
        DeleteFile(_layout.Object(stored.Name));
        _removing.Delete(key);
        _storage.FlushDirectory(_layout.Removing);
    }

    /// <summary>Deletes a file, and the folders above it that are empty then.</summary>
    private void DeleteFile(string path)
    {
        _storage.Delete(path);
        for (var folder = Path.GetDirectoryName(path)!; _storage.Find(folder) is not null; folder = Path.GetDirectoryName(folder)!)
        {
            _storage.FlushDirectory(folder);
            if (string.Equals(folder, _layout.Objects, StringComparison.Ordinal) || _storage.List(folder).Count > 0)
            {
                return;
            }

            _storage.Delete(folder);
        }
    }

    private Damage? Condemn(StoredObject stored, string reason)
    {
        lock (_lock)
        {
            if (_objects.GetValueOrDefault(stored.Name) != stored)
            {
                return null;
            }

            Put(stored with { Damaged = _clock.GetUtcNow() });
            return new Damage(stored.Name, reason, SetAside(stored.Name));
        }
    }

    private string? SetAside(ObjectName name)
    {
        var path = _layout.Object(name);
        var aside = _layout.Quarantined(name);
        if (_storage.Find(path) is not null)
        {
            DurableFile.Move(_storage, path, aside);
        }

        return _storage.Find(aside) is null ? null : aside;
    }

    private IEnumerable<string> StraysIn(string folder)
    {
        foreach (var entry in _storage.List(folder))
        {
            if (entry.IsDirectory)
            {
                foreach (var below in StraysIn(entry.Path))
                {
                    yield return below;
                }
            }
            else if (!ObjectName.TryParse(Path.GetRelativePath(_layout.Objects, entry.Path).Replace('\\', '/'), out var name) || !_objects.ContainsKey(name))
            {
                yield return entry.Path;
            }
        }
    }
}
