using Cardshop.Primitives.Storage;

namespace Cardshop.Warehouse.Folders;

public sealed partial class FolderStore
{
    /// <summary>Carries out what was announced, reads what there is, and removes what stands for nothing.</summary>
    private void Recover()
    {
        foreach (var (_, stored) in _records.All())
        {
            if (stored is not null)
            {
                _objects.Add(stored.Name, stored);
                _space.Add(stored);
            }
        }

        foreach (var (_, stored) in _removing.All().ToList())
        {
            if (stored is not null)
            {
                CarryOutRemoval(stored);
            }
        }

        foreach (var (upload, stored) in _publishing.All().ToList())
        {
            if (stored is not null)
            {
                CarryOutPublication(upload, stored);
            }
        }

        foreach (var stored in _objects.Values.Where(stored => stored.Damaged is not null))
        {
            SetAside(stored.Name);
        }

        RecoverUploads();
        foreach (var folder in new[] { _records, _publishing, _removing })
        {
            folder.Sweep((_, _) => false);
        }
    }

    private void RecoverUploads()
    {
        foreach (var (id, record) in _begun.All().ToList())
        {
            if (record is not null && _storage.Find(_layout.Part(id)) is not null && _storage.Find(_layout.Durable(id)) is not null)
            {
                using var marks = UploadMarkFile.Open(_storage, _layout.Durable(id), out var mark);
                _uploads.Add(id, new FolderUpload(record, mark ?? new UploadMark(0, 0, record.Created)));
            }
        }

        // Only what was never an upload: a record that cannot be read may be that of hours of work, so its bytes are left for people to see.
        foreach (var file in _storage.List(_layout.Uploads).Where(IsLeftover))
        {
            _storage.Delete(file.Path);
        }
    }

    private bool IsLeftover(StorageEntry file)
    {
        var id = file.Name.Split('.')[0];
        var isRecord = string.Equals(file.Name, id + ".json", StringComparison.Ordinal);
        return isRecord ? _begun.Read(id) is not null && !_uploads.ContainsKey(id) : !_begun.Contains(id) || file.Name.EndsWith(".new", StringComparison.Ordinal);
    }
}
