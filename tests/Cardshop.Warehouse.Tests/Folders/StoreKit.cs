using Cardshop.Primitives.Digests;
using Cardshop.Primitives.Storage;
using Cardshop.Warehouse.Folders;
using Cardshop.Warehouse.Objects;
using Xunit;

namespace Cardshop.Warehouse.Tests.Folders;

/// <summary>What tests do with stores again and again.</summary>
internal static class StoreKit
{
    public const int BlockSize = 4096;

    public static FolderStoreOptions Options { get; } = new() { BlockSize = BlockSize, KeepFree = 0 };

    public static ObjectName Name(string text = "kiwix/1/hotspot.img") => ObjectName.Parse(text);

    public static FolderStore Open(IStorage storage, string root = "/warehouse", TimeProvider? clock = null, long? capacity = null) =>
        new(storage, root, Options with { Capacity = capacity }, clock ?? TimeProvider.System);

    public static string Start(this IObjectStore store, NewObject wanted) => Assert.IsType<UploadStart.Started>(store.Begin(wanted)).Upload.Id;

    public static async Task AppendAsync(this IUploadWriter writer, ReadOnlyMemory<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var room = await writer.RoomAsync(CancellationToken.None);
            var count = Math.Min(room.Length, bytes.Length);
            bytes[..count].CopyTo(room);
            writer.Advance(count);
            bytes = bytes[count..];
        }
    }

    public static UploadEnd Finish(this IObjectStore store, string upload, IUploadWriter writer, Sha256Digest expected, long? fence = null)
    {
        var (actual, stored) = (writer.Complete(), writer.StoredBytes);
        writer.Dispose();
        return store.Publish(upload, actual, stored, expected, fence);
    }

    public static async Task<StoredObject> PutAsync(this IObjectStore store, NewObject wanted, byte[] bytes)
    {
        var id = store.Start(wanted);
        var writer = store.Write(id, CancellationToken.None);
        await writer.AppendAsync(bytes);
        return Assert.IsType<UploadEnd.Published>(store.Finish(id, writer, Sha256Digest.Of(bytes), wanted.Fence)).Object;
    }

    public static Task<StoredObject> PutAsync(this IObjectStore store, string name, byte[] bytes) => store.PutAsync(new NewObject(Name(name), bytes.Length), bytes);

    public static byte[] ReadAll(this IObjectStore store, ObjectName name)
    {
        using var content = store.Open(name)!;
        var bytes = new byte[content.Object.Length];
        content.Read(0, bytes);
        return bytes;
    }
}
