using Cardshop.Primitives.Digests;
using Cardshop.Primitives.Storage;
using Cardshop.TestKit;
using Cardshop.TestKit.Storage;
using Cardshop.Warehouse.Objects;
using Xunit;

namespace Cardshop.Warehouse.Tests.Folders;

/// <summary>Uploads whose length, name or digest become known while they come.</summary>
public sealed class RevisionTests : IDisposable
{
    private static readonly ObjectName Name = StoreKit.Name();
    private static readonly byte[] Bytes = TestBytes.Of(50_000);

    private readonly TempFolder _folder = new();
    private readonly PhysicalStorage _storage = new();

    public void Dispose()
    {
        _storage.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task What_was_revised_holds_after_a_restart()
    {
        string id;
        using (var store = StoreKit.Open(_storage, _folder["w"]))
        {
            id = store.Start(new NewObject(Name, 10_000) { Channel = "kiwix" });
            var wanted = store.FindUpload(Name)!.Object with { Length = Bytes.Length, Digest = Sha256Digest.Of(Bytes), Name = StoreKit.Name("kiwix/2.img") };
            Assert.IsType<UploadStart.Started>(store.Revise(id, wanted));
            Assert.Null(store.FindUpload(Name));
        }

        using var again = StoreKit.Open(_storage, _folder["w"]);
        var upload = again.FindUpload(StoreKit.Name("kiwix/2.img"))!;
        Assert.Equal((id, Bytes.Length, Sha256Digest.Of(Bytes)), (upload.Id, (int)upload.Object.Length, upload.Object.Digest));
        var writer = again.Write(id, CancellationToken.None);
        await writer.AppendAsync(Bytes);
        Assert.IsType<UploadEnd.Published>(again.Finish(id, writer, upload.Object.Digest!.Value));
        Assert.Equal(Bytes, again.ReadAll(StoreKit.Name("kiwix/2.img")));
    }

    [Fact]
    public async Task Room_is_kept_for_the_greater_length_or_everything_stays_as_it_was()
    {
        using var store = StoreKit.Open(_storage, _folder["w"], capacity: 100_000);
        await store.PutAsync("kiwix/0.img", TestBytes.Of(40_000));
        var id = store.Start(new NewObject(Name, 10_000));
        var before = store.Space;

        Assert.IsType<UploadStart.Full>(store.Revise(id, store.FindUpload(id)!.Object with { Length = 60_000 }));
        Assert.Equal(before, store.Space);
        Assert.IsType<UploadStart.Started>(store.Revise(id, store.FindUpload(id)!.Object with { Length = 30_000 }));
        Assert.Equal(before.Reserved + 20_480, store.Space.Reserved);
        Assert.IsType<UploadStart.Started>(store.Revise(id, store.FindUpload(id)!.Object with { Length = 1 }));
        Assert.True(store.Space.Free > before.Free);
    }

    [Fact]
    public async Task A_name_that_is_taken_is_refused_and_a_fence_holds()
    {
        using var store = StoreKit.Open(_storage, _folder["w"]);
        await store.PutAsync("kiwix/0.img", Bytes);
        store.Start(new NewObject(StoreKit.Name("kiwix/1.img"), 10) { Fence = 5 });
        var id = store.Start(new NewObject(Name, 10));
        var wanted = store.FindUpload(id)!.Object;

        Assert.IsType<UploadStart.NameTaken>(store.Revise(id, wanted with { Name = StoreKit.Name("kiwix/0.img") }));
        Assert.IsType<UploadStart.Fenced>(store.Revise(id, wanted with { Name = StoreKit.Name("kiwix/1.img") }));
        Assert.Null(store.Revise("no such upload", wanted));
        Assert.Equal(wanted, store.FindUpload(Name)!.Object);
    }

    [Theory]
    [InlineData(StorageFault.Kill, 1)]
    [InlineData(StorageFault.PowerCut, 6)]
    [InlineData(StorageFault.DiskFull, 1)]
    public async Task After_a_crash_at_any_operation_an_upload_is_as_it_was_or_as_it_was_to_be(StorageFault fault, int seeds)
    {
        var points = 0;
        for (var seed = 1; seed <= seeds; seed++)
        {
            for (var point = 1L; await SurvivesAsync(fault, seed, point); point++)
            {
                points++;
            }
        }

        Assert.True(points > 5 * seeds, $"only {points} points");
    }

    /// <returns>Whether the work has as many operations as that.</returns>
    private static async Task<bool> SurvivesAsync(StorageFault fault, int seed, long point)
    {
        var storage = new SimulatedStorage(seed);
        string id;
        using (var store = StoreKit.Open(storage))
        {
            id = store.Start(new NewObject(Name, Bytes.Length));
            using var writer = store.Write(id, CancellationToken.None);
            await writer.AppendAsync(Bytes);
            writer.Save();
        }

        var last = storage.Operations + point;
        storage.FailAt(last, fault);
        var isRevised = false;
        try
        {
            using var store = StoreKit.Open(storage);
            isRevised = store.Revise(id, store.FindUpload(id)!.Object with { Name = StoreKit.Name("kiwix/2.img"), Digest = Sha256Digest.Of(Bytes) }) is UploadStart.Started;
        }
        catch (Exception error) when (error is IOException or StorageCutException)
        {
            // What the fault does to the one who meets it.
        }

        var reached = storage.Operations >= last;
        storage.Reboot();
        using var after = StoreKit.Open(storage);
        var upload = after.FindUpload(id)!;
        var isNew = upload.Object.Digest is not null;
        Assert.Equal(isNew ? StoreKit.Name("kiwix/2.img") : Name, upload.Object.Name);
        Assert.True(isNew || !isRevised, $"{fault} at operation {point}, seed {seed}: what was revised is forgotten");
        Assert.Equal(Bytes.Length, upload.Offset);
        return reached;
    }
}
