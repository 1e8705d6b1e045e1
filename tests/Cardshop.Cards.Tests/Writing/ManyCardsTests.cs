using Cardshop.Cards.Devices.Simulated;
using Cardshop.Cards.Images;
using Cardshop.Cards.Tests.Simulation;
using Cardshop.Cards.Writing;
using Cardshop.Imaging.Rendering;
using Cardshop.Primitives.Sizes;
using Xunit;

namespace Cardshop.Cards.Tests.Writing;

/// <summary>Several cards at once: what they share, and that none is in the way of another.</summary>
public sealed class ManyCardsTests
{
    private const int Length = 4 << 20;

    private static readonly SimulatedProfile Usual = new("usual", 1_000_000, 2_000_000, TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(20));
    private static readonly SimulatedProfile Slow = Usual with { WriteRate = 100_000, ReadRate = 200_000 };

    private readonly CardWorld _world = new(5);
    private readonly TestImage _image;

    public ManyCardsTests() => _image = new TestImage(_world.Random, Length);

    [Fact]
    public void Eight_cards_take_as_long_as_one()
    {
        var alone = Write([Usual]).Max(result => result.Elapsed);
        var together = Write([.. Enumerable.Repeat(Usual, 8)]).Max(result => result.Elapsed);
        Assert.InRange(together / alone, 0.95, 1.02);
    }

    [Fact]
    public void One_card_that_is_ten_times_slower_costs_the_others_nothing()
    {
        var without = Write([.. Enumerable.Repeat(Usual, 7)]).Max(result => result.Elapsed);
        var results = Write([Slow, .. Enumerable.Repeat(Usual, 7)]);
        Assert.InRange(results.Skip(1).Max(result => result.Elapsed) / without, 0.98, 1.02);
        Assert.InRange(results[0].Elapsed / without, 8, 12);
    }

    [Fact]
    public void Cards_that_do_not_answer_cost_the_others_nothing()
    {
        var without = Write([Usual, Usual]).Max(result => result.Elapsed);
        var devices = Enumerable.Range(0, 16).Select(i => _world.Device(_world.Medium(Length), Usual, $"card{i}")).ToList();
        devices.Skip(2).ToList().ForEach(device => device.StallAt(_world.Random.Next(10, 200), Timeout.InfiniteTimeSpan));
        var results = Write(devices);
        Assert.All(results.Skip(2), result => Assert.Equal(CardOutcome.Stalled, result.Verdict.Outcome));
        Assert.All(results.Take(2), result => Assert.InRange(result.Elapsed / without, 0.98, 1.05));
    }

    [Fact]
    public void Cards_of_one_speed_read_the_image_once()
    {
        using var job = _world.Job(_image.ToCardImage(), 8);
        Write(job, [.. Enumerable.Range(0, 8).Select(i => _world.Device(_world.Medium(Length), Usual, $"card{i}"))]);
        Assert.Equal(_image.ToCardImage().Windows.Count, job.Chunks.Reads);
    }

    [Fact]
    public void Memory_is_bounded_however_far_the_cards_are_apart()
    {
        var image = _image.ToCardImage();
        using var job = _world.Job(image, 16);
        var results = Write(job, [.. Enumerable.Range(0, 16).Select(i => _world.Device(_world.Medium(Length), Usual with { WriteRate = 1_000_000 / (i + 1) }, $"card{i}"))]);
        Assert.All(results, result => Assert.Equal(CardOutcome.Verified, result.Verdict.Outcome));
        Assert.InRange(job.Chunks.Allocated, 1, job.Chunks.Capacity);

        // With windows of the usual size, and two pieces that each card reads back.
        var options = new WriterOptions();
        var most = (job.Chunks.Capacity / image.WindowSize * Windows.Size) + (16L * 2 * options.ReadSize) + (16L * 2 * options.ReadSize);
        Assert.InRange(most, 0, 150 * ByteSize.MiB);
    }

    [Fact]
    public void An_image_that_changes_meanwhile_ends_all_cards_and_none_looks_finished()
    {
        var changes = 0;
        var image = _image.ToCardImage(() =>
        {
            if (++changes > 20)
            {
                throw new ImageChangedException("test.img: was changed.");
            }
        });
        var media = Enumerable.Range(0, 4).Select(_ => _world.Medium(Length)).ToList();
        using var job = _world.Job(image, 4);
        var results = Write(job, [.. media.Select(medium => _world.Device(medium, Usual))]);
        Assert.All(results, result => Assert.Equal(CardOutcome.ImageUnusable, result.Verdict.Outcome));
        Assert.All(media, medium => Assert.False(CardWorld.Bytes(medium, 512).AsSpan().SequenceEqual(_image.Bytes.AsSpan(0, 512))));
    }

    [Fact]
    public void An_image_that_is_not_what_its_manifest_says_ends_all_cards()
    {
        var image = _image.ToCardImage();
        var place = _image.Ranges[_image.Ranges.Count / 2];
        _image.Bytes[place.Offset] ^= 1;
        using var job = _world.Job(image, 3);
        var results = Write(job, [.. Enumerable.Range(0, 3).Select(i => _world.Device(_world.Medium(Length), i == 0 ? Slow : Usual))]);
        Assert.All(results, result => Assert.Equal(CardOutcome.ImageUnusable, result.Verdict.Outcome));
        Assert.All(results, result => Assert.Contains("image verify", result.Verdict.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_card_that_becomes_slow_is_told_of()
    {
        var result = Write([Usual with { FastBytes = 2_000_000, Slowdown = 10 }])[0];
        Assert.Equal(CardOutcome.Verified, result.Verdict.Outcome);
        Assert.Contains(result.Notices, notice => notice.Contains("before that", StringComparison.Ordinal));
    }

    private CardResult[] Write(IReadOnlyList<SimulatedProfile> profiles) =>
        Write([.. profiles.Select((profile, i) => _world.Device(_world.Medium(Length), profile, $"card{i}"))]);

    private CardResult[] Write(IReadOnlyList<SimulatedDevice> devices)
    {
        using var job = _world.Job(_image.ToCardImage(), devices.Count);
        return Write(job, devices);
    }

    private CardResult[] Write(WritingJob job, IReadOnlyList<SimulatedDevice> devices) =>
        _world.Time.Run(() => Task.WhenAll(devices.Select(device => job.WriteAsync(device, CardWorld.Options, new CardLog()))));
}
