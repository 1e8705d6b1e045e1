using Cardshop.Primitives.Storage;
using Cardshop.TestKit;
using Cardshop.TestKit.Storage;
using Xunit;

namespace Cardshop.Formats.Simulation;

/// <summary>The storage that crash tests stand on must behave as the real one, and lose what a real one may lose.</summary>
public sealed class SimulatedStorageTests
{
    [Fact]
    public void It_does_what_the_file_system_does()
    {
        for (var seed = 1; seed <= 40; seed++)
        {
            using var folder = new TempFolder();
            using var physical = new PhysicalStorage();
            var simulated = new SimulatedStorage(seed);
            simulated.CreateDirectory(folder.Path);
            var (first, second) = (new Random(seed), new Random(seed));
            for (var step = 0; step < 200; step++)
            {
                Assert.Equal(Step(physical, folder.Path, first), Step(simulated, folder.Path, second));
            }
        }
    }

    [Fact]
    public void What_was_flushed_survives_a_power_cut()
    {
        for (var seed = 1; seed <= 50; seed++)
        {
            var storage = new SimulatedStorage(seed);
            Write(storage, "/a", "flushed", flush: true);
            storage.FlushDirectory("/");
            Write(storage, "/a", "FL", flush: false);
            CutPower(storage);
            Assert.Contains(Read(storage, "/a"), new[] { "flushed", "FLushed" });
        }
    }

    [Fact]
    public void What_was_not_flushed_may_be_there_or_not()
    {
        var outcomes = Enumerable.Range(1, 50).Select(seed =>
        {
            var storage = new SimulatedStorage(seed);
            storage.CreateDirectory("/folder");
            Write(storage, "/folder/a", "text", flush: false);
            CutPower(storage);
            return (storage.Find("/folder") is not null, storage.Find("/folder/a") is not null, storage.Find("/folder/a")?.Length > 0);
        });
        Assert.Equal(4, outcomes.Distinct().Count());
    }

    [Fact]
    public void A_write_is_torn_between_sectors()
    {
        var torn = Enumerable.Range(1, 50).Count(seed =>
        {
            var storage = new SimulatedStorage(seed);
            Write(storage, "/a", new string('o', 2048), flush: true);
            storage.FlushDirectory("/");
            Write(storage, "/a", new string('n', 2048), flush: false);
            CutPower(storage);
            var content = Read(storage, "/a");
            Assert.All(content.Chunk(512), sector => Assert.Single(sector.Distinct()));
            return content.Distinct().Count() == 2;
        });
        Assert.InRange(torn, 30, 50);
    }

    [Fact]
    public void A_rename_happens_wholly_or_not_at_all()
    {
        var outcomes = Enumerable.Range(1, 50).Select(seed =>
        {
            var storage = new SimulatedStorage(seed);
            Write(storage, "/old", "old", flush: true);
            Write(storage, "/new", "new", flush: true);
            storage.FlushDirectory("/");
            storage.Move("/new", "/old");
            CutPower(storage);
            return (storage.Find("/new") is not null, Read(storage, "/old"));
        });
        Assert.Equal([(false, "new"), (true, "old")], outcomes.Distinct().Order());
    }

    [Fact]
    public void A_kill_loses_nothing_that_was_written_and_ends_all_locks_and_files()
    {
        var storage = new SimulatedStorage();
        using var file = Write(storage, "/a", "text", flush: false);
        Assert.NotNull(storage.TryLock("/lock"));
        Assert.Null(storage.TryLock("/lock"));
        storage.FailAt(storage.Operations + 1, StorageFault.Kill);
        Assert.Throws<StorageCutException>(() => storage.Find("/a"));
        Assert.Throws<StorageCutException>(() => storage.Find("/a"));
        storage.Reboot();
        Assert.Equal("text", Read(storage, "/a"));
        Assert.Throws<StorageCutException>(() => file.Flush());
        Assert.NotNull(storage.TryLock("/lock"));
    }

    [Fact]
    public void A_fault_fails_one_operation_and_no_other()
    {
        var storage = new SimulatedStorage();
        storage.FailAt(2, StorageFault.DeviceError);
        storage.FailAt(3, StorageFault.DiskFull);
        storage.CreateDirectory("/a");
        Assert.Throws<IOException>(() => storage.CreateDirectory("/b"));
        Assert.Equal(28, Assert.Throws<IOException>(() => storage.CreateDirectory("/b")).HResult);
        storage.CreateDirectory("/b");
        Assert.Equal(4, storage.Operations);
    }

    [Fact]
    public void A_full_disk_takes_no_more()
    {
        var storage = new SimulatedStorage { Capacity = 10_000 };
        Write(storage, "/a", new string('x', 4000), flush: true);
        Assert.InRange(storage.AvailableBytes("/"), 5000, 6000);
        Assert.Throws<IOException>(() => Write(storage, "/b", new string('x', 8000), flush: true));
        storage.Delete("/a");
        Write(storage, "/b", new string('x', 8000), flush: true);
    }

    [Fact]
    public void Past_the_cache_only_aligned_writes_are_taken()
    {
        var storage = new SimulatedStorage();
        using var file = storage.Open("/a", StorageMode.New);
        using var buffer = new AlignedBuffer(8192);
        Assert.True(file.TryBypassCache());
        file.Write(4096, buffer.Span[..4096]);
        Assert.Throws<ArgumentException>(() => file.Write(512, buffer.Span[..4096]));
        Assert.Throws<ArgumentException>(() => file.Write(0, buffer.Span[..100]));
        Assert.Throws<ArgumentException>(() => file.Write(0, buffer.Span[1..4097]));
    }

    private static string Step(IStorage storage, string root, Random random)
    {
        string Name() => Path.Join(root, random.Next(3) == 0 ? "folder" : "", $"{random.Next(4)}");
        try
        {
            switch (random.Next(9))
            {
                case 0:
                    storage.CreateDirectory(Path.Join(root, "folder"));
                    return "created";
                case 1:
                    var mode = (StorageMode)random.Next(4);
                    using (var file = storage.Open(Name(), mode))
                    {
                        file.Write(random.Next(10_000), new byte[random.Next(1, 9000)]);
                        file.SetLength(random.Next(12_000));
                        return $"{mode} {file.Length}";
                    }

                case 2:
                    using (var file = storage.Open(Name(), StorageMode.Existing))
                    {
                        var bytes = new byte[random.Next(1, 5000)];
                        random.NextBytes(bytes);
                        file.Write(random.Next(5000), bytes);
                        file.Flush();
                        return $"{file.Length}";
                    }

                case 3:
                    var read = new byte[random.Next(10_000)];
                    var count = storage.Read(Name(), random.Next(10_000), read);
                    return Convert.ToHexString(read.AsSpan(0, count));
                case 4:
                    storage.Move(Name(), Name());
                    return "moved";
                case 5:
                    storage.Delete(Name());
                    return "deleted";
                case 6:
                    return storage.Find(Name()) is { } entry ? $"{entry.IsDirectory} {entry.Length}" : "nothing";
                case 7:
                    storage.Delete(Path.Join(root, "folder"));
                    return "deleted folder";
                default:
                    return string.Join(' ', storage.List(root).Select(found => $"{found.Name}:{found.Length}"));
            }
        }
        catch (IOException)
        {
            return "refused";
        }
    }

    private static IStorageFile Write(SimulatedStorage storage, string path, string text, bool flush)
    {
        var file = storage.Open(path, StorageMode.ExistingOrNew);
        file.Write(0, System.Text.Encoding.ASCII.GetBytes(text));
        if (flush)
        {
            file.Flush();
        }

        return file;
    }

    private static string Read(SimulatedStorage storage, string path)
    {
        var bytes = new byte[storage.Find(path)!.Length];
        storage.Read(path, 0, bytes);
        return System.Text.Encoding.ASCII.GetString(bytes);
    }

    private static void CutPower(SimulatedStorage storage)
    {
        storage.FailAt(storage.Operations + 1, StorageFault.PowerCut);
        Assert.Throws<StorageCutException>(() => storage.Find("/"));
        storage.Reboot();
    }
}
