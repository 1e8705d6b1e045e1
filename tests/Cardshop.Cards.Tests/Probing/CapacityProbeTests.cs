using Cardshop.Cards.Devices.Simulated;
using Cardshop.Cards.Probing;
using Cardshop.Cards.Tests.Simulation;
using Cardshop.Cards.Writing;
using Cardshop.Primitives.Extents;
using Cardshop.Primitives.Sizes;
using Xunit;

namespace Cardshop.Cards.Tests.Probing;

/// <summary>Cards that lie about their size, in simulated time.</summary>
public sealed class CapacityProbeTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private readonly CardWorld _world = new(7);

    public static TheoryData<FakeCapacity, long, long> Fakes
    {
        get
        {
            var fakes = new TheoryData<FakeCapacity, long, long>();
            foreach (var kind in Enum.GetValues<FakeCapacity>())
            {
                foreach (var (announced, real) in new (long, long)[]
                {
                    (32_000_000_000, 8L << 30), (128_000_000_000, 4L << 30), (128_000_000_000, 7_743_995_904), (64_000_000_000, 63_999_995_904),
                    (512_000_000_000, 31_914_983_424), (16_000_000_000, 123_457 * 4096L),
                })
                {
                    fakes.Add(kind, announced, real);
                }
            }

            return fakes;
        }
    }

    [Theory]
    [MemberData(nameof(Fakes))]
    public void A_card_with_less_room_than_it_says_is_found_in_seconds(FakeCapacity kind, long announced, long real)
    {
        var result = Probe(new SimulatedMedium(announced, new Random(1)) { RealLength = real, Fake = kind }, SimulatedProfile.Good);
        Assert.False(result.IsGenuine, result.Describe());
        Assert.Equal(kind == FakeCapacity.Wrap ? CapacityFault.Wraps : CapacityFault.Drops, result.Fault);
        Assert.True(result.Took < Limit, $"it took {result.Took}");
        if (kind == FakeCapacity.Wrap)
        {
            Assert.Equal(real, result.Usable);
        }
        else
        {
            Assert.InRange(result.Usable, real - (2 * ByteSize.MiB), real);
        }
    }

    [Theory]
    [InlineData(8_000_000_000)]
    [InlineData(31_914_983_424)]
    [InlineData(512_110_190_592)]
    [InlineData(3_000_000 / 512 * 512)]
    public void A_card_that_is_what_it_says_is_not_accused(long length)
    {
        foreach (var profile in new[] { SimulatedProfile.Good, SimulatedProfile.Cheap, SimulatedProfile.Slow })
        {
            var result = Probe(_world.Medium(length), profile);
            Assert.True(result.IsGenuine, result.Describe());
            Assert.Equal(length, result.Usable);
            Assert.True(result.Took < Limit, $"{profile.Name}: it took {result.Took}");
        }
    }

    [Fact]
    public void What_was_on_the_card_is_there_afterwards()
    {
        const int Length = 8 << 20;
        foreach (var medium in new[] { _world.Medium(Length), new SimulatedMedium(Length, new Random(1)) { RealLength = Length / 4, Fake = FakeCapacity.Wrap } })
        {
            var bytes = new byte[Length / 4];
            new Random(2).NextBytes(bytes);
            medium.Write(0, bytes);
            medium.Flush();
            Probe(medium, SimulatedProfile.Good);
            Assert.Equal(bytes, CardWorld.Bytes(medium, bytes.Length));
        }
    }

    [Fact]
    public void A_place_that_does_not_keep_what_is_written_is_told_from_the_end_of_the_card()
    {
        const long Length = 8L << 30;
        var medium = _world.Medium(Length);
        medium.Add(new MediumFault(MediumFaultKind.ReadError, new ByteRange(4L << 30, 4096)));
        var result = Probe(medium, SimulatedProfile.Good);
        Assert.Equal(CapacityFault.None, result.Fault);
        Assert.Equal([4L << 30], result.BadBlocks);
        Assert.False(result.IsGenuine);
    }

    [Fact]
    public void A_fake_is_refused_before_the_image_is_written_and_does_not_look_finished()
    {
        var image = new TestImage(new Random(3), 1 << 20);
        var medium = new SimulatedMedium(64L << 20, new Random(1)) { RealLength = 16L << 20, Fake = FakeCapacity.Drop };
        var result = _world.Write(image.ToCardImage(), _world.Device(medium), CardWorld.Options with { Probe = true });
        Assert.Equal(CardOutcome.Forgetful, result.Verdict.Outcome);
        Assert.Contains("says that it has 64 MiB, but has 15.", result.Verdict.Message, StringComparison.Ordinal);
        Assert.Equal(0, result.Written);
        Assert.False(image.IsOn(CardWorld.Bytes(medium, image.Bytes.Length)));
    }

    private ProbeResult Probe(SimulatedMedium medium, SimulatedProfile profile) =>
        _world.Time.Run(() => new CapacityProbe(_world.Device(medium, profile), _world.Clock, new Random(5)).RunAsync());
}
