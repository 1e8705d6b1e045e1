using Cardshop.Imaging.Locks;
using Cardshop.Imaging.Manifests;
using Cardshop.Imaging.Rendering;
using Cardshop.Primitives.Digests;
using Cardshop.Primitives.Extents;
using Cardshop.Primitives.Storage;
using Cardshop.TestKit;
using Cardshop.TestKit.Storage;
using Xunit;

namespace Cardshop.Formats.Imaging;

/// <summary>
/// Lets a render be killed and lose its power at every single operation, and fail at every third (at every one in the long run). Beforehand
/// there is an older image under the final name, and the interrupted render of another plan beside it. Whatever is found afterwards under
/// the final name is an image as a whole, and one more run, of either plan, ends with exactly the bytes of that plan.
/// </summary>
public sealed class RenderCrashTests
{
    private const string Output = "/out/hotspot.img";
    private const string Manifest = Output + ".manifest.json";
    private const int Old = 0;
    private const int First = 1;
    private const int Second = 2;

    private static readonly RenderOptions Options = new() { CheckpointInterval = TimeSpan.Zero };
    private static readonly ImageLock Lock = new(new LockedContent(new Uri("file:///base.img"), 1, default), [], []);
    private static readonly Image[] Images = [new("an older image"u8.ToArray(), []), Rendered(First), Rendered(Second)];

    [Theory]
    [InlineData(StorageFault.Kill, 1, 1)]
    [InlineData(StorageFault.PowerCut, 2, 1)]
    [InlineData(StorageFault.DeviceError, 1, 3)]
    [InlineData(StorageFault.DiskFull, 1, 3)]
    public void Whatever_happens_at_any_operation_the_image_is_whole_or_not_there_and_the_next_run_completes_it(StorageFault fault, int seeds, int stride)
    {
        var points = 0;
        var step = TestScale.Of(stride, 1);
        for (var seed = 1; seed <= TestScale.Of(seeds); seed++)
        {
            foreach (var next in new[] { First, Second })
            {
                for (var point = 1L + (next % step); SurvivesFaultAt(point, fault, seed, next); point += step)
                {
                    points++;
                }
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{points} points");
        Assert.True(points > 100 * seeds / step, $"only {points} points");
    }

    [Fact]
    public void Cuts_in_a_row_do_no_more_harm_than_one()
    {
        for (var seed = 1; seed <= TestScale.Of(80); seed++)
        {
            var random = new Random(seed);
            var storage = Prepare(seed);
            for (var cut = 0; cut < 4; cut++)
            {
                storage.FailAt(storage.Operations + random.Next(1, 120), random.Next(3) == 0 ? StorageFault.Kill : StorageFault.PowerCut);
                Attempt(storage, random.Next(First, Second + 1));
                storage.Reboot();
            }

            RequireCompletion(storage, First, $"seed {seed}");
        }
    }

    /// <summary>What an undisturbed run makes, held against the plan itself.</summary>
    private static Image Rendered(int number)
    {
        var storage = new SimulatedStorage();
        SparsePlan.WriteSource(storage);
        storage.CreateDirectory("/out");
        Work(storage, number);
        var image = FileSource.Open(storage, Output).ReadAll();
        Assert.True(image.AsSpan().SequenceEqual(new SparsePlan(storage, number).Bytes()), "The image is not that of its plan.");
        var ranges = new ManifestReader(FileSource.Open(storage, Manifest)).Ranges().ToList();
        Assert.All(ranges, range => Assert.Equal(Sha256Digest.Of(image.AsSpan((int)range.Range.Offset, (int)range.Range.Length)), range.Digest));
        return new Image(image, ranges);
    }

    /// <returns>Whether the work has as many operations as that.</returns>
    private static bool SurvivesFaultAt(long point, StorageFault fault, int seed, int next)
    {
        var storage = Prepare(seed);
        var last = storage.Operations + point;
        storage.FailAt(last, fault);
        Attempt(storage, Second);
        var reached = storage.Operations >= last;
        storage.Reboot();
        RequireCompletion(storage, next, $"{fault} at operation {point}, seed {seed}, then plan {next}");
        return reached;
    }

    /// <summary>An older image, and half of a render of the first plan that lost its power.</summary>
    private static SimulatedStorage Prepare(int seed)
    {
        var storage = new SimulatedStorage(seed);
        SparsePlan.WriteSource(storage);
        storage.CreateDirectory("/out");
        using (var old = storage.Open(Output, StorageMode.New))
        {
            old.Write(0, Images[Old].Bytes);
            old.Flush();
        }

        storage.FlushDirectory("/out");
        storage.FlushDirectory("/");
        storage.FailAt(storage.Operations + 50, StorageFault.Kill);
        Attempt(storage, First);
        storage.Reboot();
        return storage;
    }

    private static void Attempt(SimulatedStorage storage, int plan)
    {
        try
        {
            Work(storage, plan);
        }
        catch (Exception error) when (error is IOException or StorageCutException)
        {
            // What the fault does to the one who meets it; what it does to the image is looked at afterwards.
        }
    }

    private static void Work(SimulatedStorage storage, int number)
    {
        var plan = new SparsePlan(storage, number);
        using var target = RenderTarget.Open(storage, Output, plan);
        new ImageRenderer(storage, TimeProvider.System).Render(plan, target, Options);
        using (var stream = new StorageStream(storage.Open(Manifest + ".part", StorageMode.Replace)))
        {
            ManifestWriter.Write(stream, plan, default, Lock, target.Ranges(), whole: null);
            stream.FlushToDisk();
        }

        target.Publish(Manifest);
    }

    private static void RequireCompletion(SimulatedStorage storage, int plan, string when)
    {
        try
        {
            RequireWholeImage(storage);
            Work(storage, plan);
            Assert.True(Holds(storage, Images[plan].Bytes), "The image is not that of its plan.");
            RequireWholeImage(storage);
            Assert.Equal([Output, Manifest], storage.List("/out").Select(file => file.Path));
        }
        catch (Exception error)
        {
            throw new InvalidOperationException(when, error);
        }
    }

    /// <summary>What has the final name is nothing, the old image or a new one, and a new one has the manifest that is its own.</summary>
    private static void RequireWholeImage(SimulatedStorage storage)
    {
        if (storage.Find(Output) is null)
        {
            return;
        }

        var image = Array.FindIndex(Images, image => Holds(storage, image.Bytes));
        Assert.True(image >= 0, "Half an image has the final name.");
        Assert.Equal(image != Old, storage.Find(Manifest) is not null);
        if (image != Old)
        {
            Assert.Equal(Images[image].Ranges, new ManifestReader(FileSource.Open(storage, Manifest)).Ranges());
        }
    }

    private static bool Holds(SimulatedStorage storage, byte[] expected)
    {
        if (storage.Find(Output)?.Length != expected.Length)
        {
            return false;
        }

        Span<byte> chunk = stackalloc byte[1 << 16];
        for (var at = 0; at < expected.Length; at += chunk.Length)
        {
            var read = storage.Read(Output, at, chunk);
            if (!chunk[..read].SequenceEqual(expected.AsSpan(at, read)))
            {
                return false;
            }
        }

        return true;
    }

    private sealed record Image(byte[] Bytes, IReadOnlyList<RangeDigest> Ranges);
}
