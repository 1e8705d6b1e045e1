using Cardshop.Primitives.Digests;
using Cardshop.TestKit;
using Cardshop.TestKit.Storage;
using Cardshop.Warehouse.Objects;
using Xunit;

namespace Cardshop.Warehouse.Tests.Folders;

/// <summary>
/// A newer lease takes an upload over, and the store fails at every single operation on the way. Whoever was told that it has the upload keeps
/// it, and the older lease neither goes on nor publishes after that.
/// </summary>
public sealed class FenceCrashTests
{
    private static readonly ObjectName Image = StoreKit.Name();
    private static readonly byte[] Bytes = TestBytes.Of(9000);

    [Theory]
    [InlineData(StorageFault.Kill, 1)]
    [InlineData(StorageFault.PowerCut, 2)]
    [InlineData(StorageFault.DeviceError, 1)]
    [InlineData(StorageFault.DiskFull, 1)]
    public async Task A_fence_that_was_raised_is_never_lowered_by_a_crash(StorageFault fault, int seeds)
    {
        var points = 0;
        for (var seed = 1; seed <= TestScale.Of(seeds); seed++)
        {
            for (var point = 1L; await FenceSurvivesAsync(fault, seed, point); point++)
            {
                points++;
            }
        }

        Assert.True(points > 10 * seeds, $"only {points} points");
    }

    [Fact]
    public async Task An_object_that_was_published_keeps_its_fence_when_the_power_goes()
    {
        for (var seed = 1; seed <= 50; seed++)
        {
            var storage = new SimulatedStorage(seed);
            using (var store = StoreKit.Open(storage))
            {
                await store.PutAsync(new NewObject(Image, Bytes.Length) { Fence = 7 }, Bytes);
            }

            storage.FailAt(storage.Operations + 1, StorageFault.PowerCut);
            Assert.ThrowsAny<Exception>(() => StoreKit.Open(storage));
            storage.Reboot();
            using var after = StoreKit.Open(storage);
            Assert.Equal(7, after.Find(Image)?.Fence);
            Assert.IsType<UploadStart.Fenced>(after.Begin(new NewObject(Image, 1) { Fence = 6, Replaces = true }));
        }
    }

    /// <returns>Whether the work has as many operations as that.</returns>
    private static async Task<bool> FenceSurvivesAsync(StorageFault fault, int seed, long point)
    {
        var storage = new SimulatedStorage(seed);
        string upload;
        using (var store = StoreKit.Open(storage))
        {
            upload = store.Start(new NewObject(Image, Bytes.Length) { Fence = 1 });
            using var writer = store.Write(upload, CancellationToken.None);
            await writer.AppendAsync(Bytes.AsMemory(0, 5000));
            writer.Save();
        }

        var last = storage.Operations + point;
        storage.FailAt(last, fault);
        var (taken, published) = (0L, false);
        try
        {
            using var store = StoreKit.Open(storage);
            foreach (var fence in new[] { 2L, 3L })
            {
                Assert.True(store.TakeOver(upload, fence, expires: null));
                taken = fence;
            }

            var writer = store.Write(upload, CancellationToken.None);
            await writer.AppendAsync(Bytes.AsMemory((int)writer.Offset));
            published = store.Finish(upload, writer, Sha256Digest.Of(Bytes), fence: 3) is UploadEnd.Published;
        }
        catch (Exception error) when (error is IOException or StorageCutException)
        {
            // What the fault does to the one who meets it.
        }

        var reached = storage.Operations >= last;
        storage.Reboot();
        await VerifyAsync(storage, upload, taken, published, $"{fault} at operation {point}, seed {seed}");
        return reached;
    }

    private static async Task VerifyAsync(SimulatedStorage storage, string upload, long taken, bool published, string when)
    {
        using var store = StoreKit.Open(storage);
        var fence = store.FindUpload(upload)?.Object.Fence ?? store.Find(Image)?.Fence;
        Assert.True(fence >= Math.Max(1, taken), $"{when}: {taken} was taken, {fence} is there");
        Assert.True(!published || store.Find(Image) is not null, $"{when}: what was published is gone");
        if (taken > 1)
        {
            Assert.False(store.TakeOver(upload, taken - 1, expires: null), when);
            Assert.IsType<UploadStart.Fenced>(store.Begin(new NewObject(Image, 1) { Fence = taken - 1, Replaces = true }));
        }

        if (store.FindUpload(upload) is null)
        {
            return;
        }

        var writer = store.Write(upload, CancellationToken.None);
        await writer.AppendAsync(Bytes.AsMemory((int)writer.Offset));
        var (digest, stored) = (writer.Complete(), writer.StoredBytes);
        writer.Dispose();
        if (fence > 1)
        {
            Assert.IsType<UploadEnd.Fenced>(store.Publish(upload, digest, stored, Sha256Digest.Of(Bytes), fence - 1));
        }

        Assert.IsType<UploadEnd.Published>(store.Publish(upload, digest, stored, Sha256Digest.Of(Bytes), fence));
        Assert.IsType<UploadEnd.Gone>(store.Publish(upload, digest, stored, Sha256Digest.Of(Bytes), fence));
    }
}
