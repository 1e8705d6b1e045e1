using Cardshop.Imaging.Plans;
using Cardshop.Imaging.Rendering;
using Cardshop.Primitives.Digests;
using Cardshop.Primitives.Extents;
using Cardshop.Primitives.Storage;
using Cardshop.TestKit.Storage;
using Xunit;

namespace Cardshop.Formats.Imaging;

/// <summary>What a render that fails says, and what it leaves.</summary>
public sealed class RenderFailureTests
{
    private const string Output = "/out/hotspot.img";
    private const int Window = 4 << 20;
    private const int JournalRoom = 2048;

    private static readonly string[] Places = ["/out", SparsePlan.SourcePath];

    // One writer, so that it is known which windows there was room for.
    private static readonly RenderOptions Options = new() { CheckpointInterval = TimeSpan.Zero, Writers = 1 };

    [Fact]
    public void A_full_disk_is_said_so_and_the_render_goes_on_once_there_is_room()
    {
        var storage = NewStorage();
        var plan = new SparsePlan(storage, 1);
        var error = Interrupt(storage, plan);
        Assert.Contains("No space left on device", error.Message, StringComparison.Ordinal);
        Assert.Contains(Output, error.Message, StringComparison.Ordinal);
        Assert.Null(storage.Find(Output));
        using var resumed = RenderTarget.Open(storage, Output, plan);
        Assert.InRange(resumed.ResumedAt, plan.Length / 4, plan.Length);
        new ImageRenderer(storage, TimeProvider.System).Render(plan, resumed, Options);
        resumed.Publish();
        Assert.Equal(plan.Bytes(), FileSource.Open(storage, Output).ReadAll());
    }

    [Fact]
    public void Every_error_of_a_device_names_the_file_it_happened_to()
    {
        var messages = new HashSet<string>(StringComparer.Ordinal);
        for (var point = 1; ; point++)
        {
            var storage = NewStorage();
            var plan = new SparsePlan(storage, 1);
            var last = storage.Operations + point;
            storage.FailAt(last, StorageFault.DeviceError);
            try
            {
                using var target = RenderTarget.Open(storage, Output, plan);
                new ImageRenderer(storage, TimeProvider.System).Render(plan, target, Options);
                target.Publish();
            }
            catch (IOException error)
            {
                Assert.Contains(Places, place => error.Message.Contains(place, StringComparison.Ordinal));
                messages.Add(error.Message);
            }

            if (storage.Operations < last)
            {
                break;
            }
        }

        Assert.Contains(messages, message => message.Contains(SparsePlan.SourcePath, StringComparison.Ordinal));
        Assert.Contains(messages, message => message.Contains($"{Output}.part", StringComparison.Ordinal));
    }

    [Fact]
    public void A_real_source_that_cannot_be_read_is_named()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux has a file whose first page is known to give EIO.");
        using var storage = new PhysicalStorage();
        var error = Assert.ThrowsAny<IOException>(() => storage.Read("/proc/self/mem", 0, new byte[4096]));
        Assert.Contains("/proc/self/mem", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_resumed_render_writes_only_what_is_missing()
    {
        var storage = NewStorage();
        var plan = new SparsePlan(storage, 1);
        Interrupt(storage, plan);
        using var target = RenderTarget.Open(storage, Output, plan);
        var left = plan.Extents().Sum(extent => Math.Max(0, extent.End - Math.Max(extent.Offset, target.ResumedAt)));
        Assert.InRange(left, 1, plan.MappedLength - 1);
        var seen = new List<RenderProgress>();
        new ImageRenderer(storage, TimeProvider.System).Render(plan, target, Options, new Listener(seen.Add));
        Assert.Equal(plan.MappedLength, seen[^1].Done);
        Assert.True(seen[0].Done > plan.MappedLength - left);
    }

    [Fact]
    public void A_listener_that_fails_stops_the_render_and_not_the_program()
    {
        var storage = NewStorage();
        var plan = new SparsePlan(storage, 1);
        using var target = RenderTarget.Open(storage, Output, plan);
        var listener = new Listener(_ => throw new InvalidDataException("The terminal is gone."));
        var error = Assert.Throws<InvalidDataException>(() => new ImageRenderer(storage, TimeProvider.System).Render(plan, target, Options, listener));
        Assert.Contains("terminal", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_plan_of_the_same_inputs_but_another_code_or_size_starts_anew(int other)
    {
        var storage = NewStorage();
        var plan = new SparsePlan(storage, 1);
        Interrupt(storage, plan);
        ImagePlan changed = other == 1 ? new SparsePlan(storage, 2) : new LongerPlan(plan);
        using var target = RenderTarget.Open(storage, Output, changed);
        Assert.Equal(0, target.ResumedAt);
    }

    /// <summary>Renders while there is room, which is for the first window and the journal, and then makes room.</summary>
    private static IOException Interrupt(SimulatedStorage storage, SparsePlan plan)
    {
        var firstWindow = plan.Extents().Where(extent => extent.Offset < Window).Sum(extent => Math.Min(extent.End, Window) - extent.Offset);
        storage.Capacity = SparsePlan.SourceLength + firstWindow + 4096 + JournalRoom;
        using var target = RenderTarget.Open(storage, Output, plan);
        var error = Assert.Throws<IOException>(() => new ImageRenderer(storage, TimeProvider.System).Render(plan, target, Options));
        storage.Capacity = long.MaxValue;
        return error;
    }

    private static SimulatedStorage NewStorage()
    {
        var storage = new SimulatedStorage();
        SparsePlan.WriteSource(storage);
        storage.CreateDirectory("/out");
        return storage;
    }

    private sealed class Listener(Action<RenderProgress> report) : IProgress<RenderProgress>
    {
        public void Report(RenderProgress value) => report(value);
    }

    private sealed class LongerPlan(ImagePlan plan) : ImagePlan
    {
        public override long Length => plan.Length + 4096;

        public override long MappedLength => plan.MappedLength;

        public override uint DiskId => plan.DiskId;

        public override IReadOnlyList<PlannedPartition> Partitions => plan.Partitions;

        public override Sha256Digest Fingerprint => plan.Fingerprint;

        public override IEnumerable<PlannedExtent> Extents() => plan.Extents();

        public override IEnumerable<PlannedFile> Files() => plan.Files();
    }
}
