using Cardshop.Warehouse.Objects;

namespace Cardshop.Warehouse.Folders;

public sealed partial class FolderStore
{
    /// <inheritdoc/>
    public bool TakeOver(string id, long? fence, DateTimeOffset? expires)
    {
        lock (_lock)
        {
            var upload = _uploads.GetValueOrDefault(id);
            var stored = upload is null ? FindByUpload(id) : null;
            if ((upload?.Object.Name ?? stored?.Name) is not { } name)
            {
                return true;
            }

            if (IsFenced(name, fence))
            {
                return false;
            }

            if (upload is not null && IsLower(upload.Object.Fence, fence))
            {
                var taken = upload.Record with { Object = upload.Object with { Fence = fence, Expires = expires } };
                _begun.Write(id, taken);
                upload.Record = taken;
            }
            else if (stored is not null && IsLower(stored.Fence, fence))
            {
                Put(stored with { Fence = fence });
            }

            return true;
        }
    }

    private static bool IsLower(long? fence, long? than) => than is { } limit && (fence is not { } own || own < limit);

    /// <summary>Whether a higher fence was seen at an object, at what is being uploaded in its place, or at a companion of either.</summary>
    private bool IsFenced(ObjectName name, long? fence)
    {
        var family = Companions.Family(name).ToHashSet();
        return family.Any(member => _objects.TryGetValue(member, out var stored) && IsLower(fence, stored.Fence))
            || _uploads.Values.Any(upload => family.Contains(upload.Object.Name) && IsLower(fence, upload.Object.Fence));
    }
}
