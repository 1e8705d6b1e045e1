using Cardshop.Primitives.Digests;
using Cardshop.Primitives.Extents;
using Cardshop.TestKit;
using Cardshop.TestKit.Storage;
using Cardshop.Warehouse.Folders;
using Cardshop.Warehouse.Objects;
using Xunit;

namespace Cardshop.Warehouse.Tests.Folders;

/// <summary>
/// Lets one piece of work on a store fail, be killed and lose its power at every single operation, and then looks at what the next process
/// finds: every visible object is what its record says, what was acknowledged is there, and the same work ends as if nothing had happened.
/// </summary>
public sealed class FolderStoreCrashTests
{
    private const long Capacity = 10_000_000;
    private const int Hole = 100_000;

    private static readonly ObjectName Image = StoreKit.Name("kiwix/1/a.img");
    private static readonly ObjectName Other = StoreKit.Name("kiwix/2/b.img");
    private static readonly byte[] Old = TestBytes.Of(3000, seed: 1);
    private static readonly byte[] Head = TestBytes.Of(5000, seed: 2);
    private static readonly byte[] Tail = TestBytes.Of(9000, seed: 3);
    private static readonly byte[] New = [.. Head, .. new byte[Hole], .. Tail];

    [Theory]
    [InlineData(StorageFault.Kill, 1)]
    [InlineData(StorageFault.PowerCut, 2)]
    [InlineData(StorageFault.DeviceError, 1)]
    [InlineData(StorageFault.DiskFull, 1)]
    public async Task Whatever_happens_at_any_operation_objects_are_whole_and_the_work_can_be_done(StorageFault fault, int seeds)
    {
        var points = 0;
        for (var seed = 1; seed <= TestScale.Of(seeds); seed++)
        {
            for (var point = 1L; await WorkSurvivesAsync(fault, seed, point); point++)
            {
                points++;
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{points} points");
        Assert.True(points > 100 * seeds, $"only {points} points");
    }

    [Fact]
    public async Task Two_power_cuts_in_a_row_do_no_more_harm_than_one()
    {
        for (var seed = 1; seed <= TestScale.Of(100); seed++)
        {
            var random = new Random(seed);
            var storage = await NewStorageAsync(seed);
            var progress = new Progress();
            for (var cut = 0; cut < 2; cut++)
            {
                storage.FailAt(storage.Operations + random.Next(1, 250), StorageFault.PowerCut);
                await AttemptAsync(storage, progress);
                storage.Reboot();
            }

            await VerifyAsync(storage, progress, $"seed {seed}");
        }
    }

    /// <returns>Whether the work has as many operations as that.</returns>
    private static async Task<bool> WorkSurvivesAsync(StorageFault fault, int seed, long point)
    {
        var storage = await NewStorageAsync(seed);
        var last = storage.Operations + point;
        storage.FailAt(last, fault);
        var progress = new Progress();
        await AttemptAsync(storage, progress);
        var reached = storage.Operations >= last;
        storage.Reboot();
        await VerifyAsync(storage, progress, $"{fault} at operation {point}, seed {seed}");
        return reached;
    }

    /// <summary>A store with an older object of the name, and another one.</summary>
    private static async Task<SimulatedStorage> NewStorageAsync(int seed)
    {
        var storage = new SimulatedStorage(seed);
        using var store = StoreKit.Open(storage, capacity: Capacity);
        await store.PutAsync(new NewObject(Image, Old.Length), Old);
        await store.PutAsync(new NewObject(Other, Old.Length), Old);
        return storage;
    }

    private static async Task AttemptAsync(SimulatedStorage storage, Progress progress)
    {
        try
        {
            using var store = StoreKit.Open(storage, capacity: Capacity);
            await WorkAsync(store, progress);
        }
        catch (Exception error) when (error is IOException or StorageCutException)
        {
            // What the fault does to the one who meets it; what it does to the store is looked at afterwards.
        }
    }

    private static async Task WorkAsync(FolderStore store, Progress progress)
    {
        if (store.Find(Image)?.Digest != Sha256Digest.Of(New))
        {
            var upload = progress.Upload is { } known && store.FindUpload(known) is { } there ? there : null;
            var id = upload?.Id ?? store.Start(new NewObject(Image, New.Length) { Replaces = true, StoredBytes = 40_000 });
            progress.Began(id);
            await UploadAsync(store, id, progress);
        }

        progress.Deleting = true;
        store.Delete(Other);
        store.Retain(Image, DateTimeOffset.UnixEpoch.AddYears(100));
    }

    private static async Task UploadAsync(FolderStore store, string id, Progress progress)
    {
        var writer = store.Write(id, CancellationToken.None);
        try
        {
            Assert.True(writer.Offset >= progress.Acknowledged, $"{progress.Acknowledged} bytes were acknowledged, {writer.Offset} are there");
            if (writer.Offset < Head.Length)
            {
                foreach (var piece in Head.Skip((int)writer.Offset).Chunk(1700))
                {
                    await writer.AppendAsync(piece);
                    writer.Save();
                    progress.Acknowledged = writer.Offset;
                }
            }

            writer.AppendZeros(Math.Max(0, Head.Length + Hole - writer.Offset));
            await writer.AppendAsync(New.AsMemory((int)writer.Offset));
            Assert.IsType<UploadEnd.Published>(store.Finish(id, writer, Sha256Digest.Of(New)));
            progress.Published = true;
        }
        finally
        {
            writer.Dispose();
        }
    }

    private static async Task VerifyAsync(SimulatedStorage storage, Progress progress, string when)
    {
        try
        {
            using (var store = StoreKit.Open(storage, capacity: Capacity))
            {
                RequireGoodObjects(storage, store);
                Assert.True(!progress.Published || store.Find(Image)?.Digest == Sha256Digest.Of(New), "what was published is gone");
                Assert.True(progress.Deleting || store.Find(Other) is not null, "what nobody deleted is gone");
                await WorkAsync(store, progress);
                Assert.Equal(New, store.ReadAll(Image));
            }

            using var after = StoreKit.Open(storage, capacity: Capacity);
            RequireGoodObjects(storage, after);
            Assert.Equal([Image.ToString(), Image + ".sha256"], after.List("", null, 10).Select(stored => stored.Name.ToString()));
            Assert.Empty(after.Strays());
            foreach (var folder in new[] { "uploads", "publishing", "removing", "quarantine" })
            {
                Assert.Empty(storage.List($"/warehouse/{folder}"));
            }

            Assert.Equal(after.List("", null, 10).Sum(stored => FolderSpace.Round(stored.StoredBytes)), after.Space.Used);
            Assert.Equal(0, after.Space.Reserved);
        }
        catch (Exception error)
        {
            throw new InvalidOperationException(when, error);
        }
    }

    private static void RequireGoodObjects(SimulatedStorage storage, FolderStore store)
    {
        foreach (var stored in store.List("", null, 100))
        {
            Assert.Null(stored.Damaged);
            Assert.Equal(stored.Digest, Sha256Digest.Of(FileSource.Open(storage, $"/warehouse/objects/{stored.Name}").ReadAll()));
        }

        // An image is never seen with the checksum of another one.
        if (store.Find(Image) is { } image)
        {
            var text = System.Text.Encoding.UTF8.GetString(store.ReadAll(StoreKit.Name(Image + ".sha256")));
            Assert.Equal($"{image.Digest}  a.img\n", text);
        }
    }

    /// <summary>What the one who works on the store was told.</summary>
    private sealed class Progress
    {
        public string? Upload { get; private set; }

        public long Acknowledged { get; set; }

        public bool Published { get; set; }

        public bool Deleting { get; set; }

        public void Began(string id)
        {
            Acknowledged = string.Equals(id, Upload, StringComparison.Ordinal) ? Acknowledged : 0;
            Upload = id;
        }
    }
}
