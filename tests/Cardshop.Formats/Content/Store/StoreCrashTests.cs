using Cardshop.Content.Store;
using Cardshop.Primitives.Digests;
using Cardshop.Primitives.Extents;
using Cardshop.Primitives.Storage;
using Cardshop.TestKit;
using Cardshop.TestKit.Storage;
using Xunit;

namespace Cardshop.Formats.Content.Store;

/// <summary>
/// Lets one piece of work on a store fail, be killed and lose its power at every single operation, and then looks at what the next process
/// finds: every blob is what its name says, and the same work ends as if nothing had happened.
/// </summary>
public sealed class StoreCrashTests
{
    private const int BlockSize = 4096;
    private const string Source = "https://example.org/wiki.zim";

    private static readonly byte[] Download = TestContent.Bytes((5 * BlockSize) + 77, seed: 1);
    private static readonly byte[] Unpacked = TestContent.Bytes(BlockSize - 1, seed: 2);
    private static readonly byte[] Outdated = TestContent.Bytes(BlockSize + 1, seed: 3);

    [Theory]
    [InlineData(StorageFault.Kill, 1)]
    [InlineData(StorageFault.PowerCut, 1)]
    [InlineData(StorageFault.DeviceError, 1)]
    [InlineData(StorageFault.DiskFull, 1)]
    public void Whatever_happens_at_any_operation_the_store_is_good_and_the_work_can_be_done(StorageFault fault, int seeds)
    {
        var points = 0;
        for (var seed = 1; seed <= TestScale.Of(seeds); seed++)
        {
            for (var point = 1L; WorkSurvives(fault, seed, point); point++)
            {
                points++;
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{points} points");
        Assert.True(points > 100 * seeds, $"only {points} points");
    }

    [Fact]
    public void Two_faults_in_a_row_do_no_more_harm_than_one()
    {
        for (var seed = 1; seed <= TestScale.Of(150); seed++)
        {
            var random = new Random(seed);
            var storage = NewStorage(seed);
            for (var cut = 0; cut < 2; cut++)
            {
                storage.FailAt(storage.Operations + random.Next(1, 200), StorageFault.PowerCut);
                Attempt(storage);
                storage.Reboot();
            }

            Verify(storage, $"seed {seed}");
        }
    }

    [Fact]
    public void What_the_store_has_taken_in_survives_a_power_cut()
    {
        for (var seed = 1; seed <= TestScale.Of(50); seed++)
        {
            var storage = NewStorage(seed);
            var store = NewStore(storage);
            var blob = store.Put(Unpacked);
            store.Record(new IndexEntry(Source, blob.Digest, blob.Length));
            store.RecordDerived("copy", blob.Digest, blob.Digest);
            CutPower(storage);
            using var after = NewStore(storage);
            Assert.Equal(Unpacked, after.Find(after.Lookup(Source)!.Digest)!.Content.ReadAll());
            Assert.NotNull(after.FindDerived("copy", blob.Digest));
        }
    }

    [Fact]
    public void A_download_that_was_saved_goes_on_there_after_a_power_cut()
    {
        for (var seed = 1; seed <= TestScale.Of(50); seed++)
        {
            var storage = NewStorage(seed);
            var partial = NewStore(storage).TryOpenPartial(Source)!;
            partial.Begin(new PartialVersion(Validators.None, "\"2\""));
            partial.Write(Download.AsSpan(0, 3 * BlockSize));
            partial.Save();
            partial.Write(Download.AsSpan(3 * BlockSize, 100));
            CutPower(storage);
            using var after = NewStore(storage);
            using var resumed = after.TryOpenPartial(Source)!;
            Assert.Equal((3 * BlockSize, "\"2\""), (resumed.Length, resumed.Version?.IfRange));
        }
    }

    [Fact]
    public void A_record_is_the_old_one_or_the_new_one_after_a_power_cut()
    {
        var entries = new[] { 1, 2 }
            .Select(n => new IndexEntry(Source, default, n) { Parts = [.. Enumerable.Range(0, 100).Select(part => Sha256Digest.Of([(byte)n, (byte)part]))] })
            .ToArray();
        for (var seed = 1; seed <= TestScale.Of(150); seed++)
        {
            var storage = new SimulatedStorage(seed);
            using var store = NewStore(storage);
            store.Record(entries[0]);
            storage.FailAt(storage.Operations + 3 + (seed % 12), StorageFault.PowerCut);
            Assert.Throws<StorageCutException>(() =>
            {
                store.Record(entries[1]);
                storage.CreateDirectory("/later");
                storage.CreateDirectory("/later");
                storage.CreateDirectory("/later");
                storage.CreateDirectory("/later");
                storage.CreateDirectory("/later");
            });
            storage.Reboot();
            using var after = NewStore(storage);
            var found = after.Lookup(Source)!;
            Assert.Equal(entries[found.Length - 1].Parts, found.Parts);
        }
    }

    private static void CutPower(SimulatedStorage storage)
    {
        storage.FailAt(storage.Operations + 1, StorageFault.PowerCut);
        Assert.Throws<StorageCutException>(() => storage.Find("/"));
        storage.Reboot();
    }

    /// <returns>Whether the work has as many operations as that.</returns>
    private static bool WorkSurvives(StorageFault fault, int seed, long point)
    {
        var storage = NewStorage(seed);
        storage.FailAt(storage.Operations + point, fault);
        var last = storage.Operations + point;
        Attempt(storage);
        var reached = storage.Operations >= last;
        storage.Reboot();
        Verify(storage, $"{fault} at operation {point}, seed {seed}");
        return reached;
    }

    /// <summary>A store in which an older version of the source and a download of it that got stuck lie.</summary>
    private static SimulatedStorage NewStorage(int seed)
    {
        var storage = new SimulatedStorage(seed);
        using var store = NewStore(storage);
        store.Record(new IndexEntry(Source, store.Put(Outdated.AsSpan(1)).Digest, Outdated.Length - 1));
        using var partial = store.TryOpenPartial(Source)!;
        partial.Begin(new PartialVersion(Validators.None, "\"1\""));
        partial.Write(Outdated.AsSpan(0, BlockSize));
        partial.Save();
        return storage;
    }

    private static void Attempt(SimulatedStorage storage)
    {
        try
        {
            using var store = NewStore(storage);
            Work(store);
        }
        catch (Exception error) when (error is IOException or StorageCutException)
        {
            // What the fault does to the one who meets it; what it does to the store is looked at afterwards.
        }
    }

    private static void Verify(SimulatedStorage storage, string when)
    {
        try
        {
            RequireGoodBlobs(storage);
            using (var store = NewStore(storage))
            {
                Work(store);
                Assert.Equal(Download, store.Find(store.Lookup(Source)!.Digest)!.Content.ReadAll());
                Assert.Equal(Unpacked, store.FindDerived("tar", Sha256Digest.Of(Download))!.Content.ReadAll());
            }

            using var after = NewStore(storage);
            after.Sweep();
            RequireGoodBlobs(storage);
            Assert.Equal(Download.Length + Unpacked.Length, Blobs(storage).Sum(blob => blob.Length));
            Assert.Empty(storage.List("/store/partial"));
            Assert.DoesNotContain(storage.List("/store/sessions"), file => file.Name.EndsWith(".part", StringComparison.Ordinal));
        }
        catch (Exception error)
        {
            throw new InvalidOperationException(when, error);
        }
    }

    /// <summary>A download in pieces with the means to resume it, its record, and something derived from it.</summary>
    private static void Work(ContentStore store)
    {
        var entry = store.Lookup(Source);
        if (entry?.Digest != Sha256Digest.Of(Download) || store.Find(entry.Digest) is null)
        {
            store.Record(new IndexEntry(Source, Fetch(store).Digest, Download.Length));
        }

        var digest = store.Lookup(Source)!.Digest;
        if (store.FindDerived("tar", digest) is null)
        {
            store.RecordDerived("tar", digest, store.Put(Unpacked).Digest);
        }

        store.Use(Source);
        store.Sweep();
    }

    private static StoredBlob Fetch(ContentStore store)
    {
        using var partial = store.TryOpenPartial(Source)!;
        if (partial.Version?.IfRange is "\"2\"")
        {
            partial.Resume();
        }
        else
        {
            partial.Begin(new PartialVersion(Validators.None, "\"2\""));
        }

        foreach (var piece in Download.Skip((int)partial.Length).Chunk(3000))
        {
            partial.Write(piece);
            partial.Save();
        }

        partial.Complete();
        return partial.Commit();
    }

    /// <summary>No file is ever seen under the name of a blob before it is that blob.</summary>
    private static void RequireGoodBlobs(SimulatedStorage storage)
    {
        foreach (var file in Blobs(storage))
        {
            Assert.Equal(file.Name, Sha256Digest.Of(FileSource.Open(storage, file.Path).ReadAll()).ToString());
        }
    }

    private static IEnumerable<StorageEntry> Blobs(SimulatedStorage storage) =>
        storage.List("/store/cas/sha256").SelectMany(folder => storage.List(folder.Path));

    private static ContentStore NewStore(SimulatedStorage storage) => new(storage, "/store", TimeProvider.System) { BlockSize = BlockSize };
}
