using Cardshop.Cards.Devices.Simulated;
using Cardshop.Cards.Tests.Simulation;
using Cardshop.Cards.Writing;
using Cardshop.Primitives.Extents;
using Xunit;

namespace Cardshop.Cards.Tests.Writing;

/// <summary>One card, with all that can go wrong with it.</summary>
public sealed class OneCardTests
{
    private const int Length = 1 << 20;

    private readonly CardWorld _world = new(1);
    private readonly TestImage _image;
    private readonly SimulatedMedium _medium;

    public OneCardTests()
    {
        _image = new TestImage(_world.Random, Length);
        _medium = _world.Medium(2 * Length);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public void A_card_holds_the_image_afterwards(bool areDigestsKnown, bool isAligned)
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var image = new TestImage(new Random(seed), Length - (seed * 512), areDigestsKnown, isAligned);
            var medium = _world.Medium(image.Bytes.Length + (seed * 512));
            var result = _world.Write(image.ToCardImage(), _world.Device(medium));
            Assert.Equal(CardOutcome.Verified, result.Verdict.Outcome);
            Assert.True(image.IsOn(CardWorld.Bytes(medium, image.Bytes.Length)));
            Assert.Equal(image.MappedLength, result.Verified);
            Assert.Equal(0, result.Retried);
            Assert.Empty(_world.Storage.List("/state/cards"));
            Assert.Equal(CardOutcome.Verified, _world.Verify(image.ToCardImage(), _world.Device(medium)).Verdict.Outcome);
        }
    }

    [Fact]
    public void A_card_that_is_not_read_back_is_called_so()
    {
        var result = _world.Write(_image.ToCardImage(), _world.Device(_medium), CardWorld.Options with { Verify = false });
        Assert.Equal(CardOutcome.WrittenNotVerified, result.Verdict.Outcome);
        Assert.Equal(0, result.Verified);
        Assert.True(_image.IsOn(CardWorld.Bytes(_medium, Length)));
    }

    [Fact]
    public void A_card_that_is_too_small_is_told_by_how_much_and_not_touched()
    {
        var small = _world.Medium(Length - 512);
        var result = _world.Write(_image.ToCardImage(), _world.Device(small));
        Assert.Equal(CardOutcome.TooSmall, result.Verdict.Outcome);
        Assert.Contains(" 512 ", result.Verdict.Message, StringComparison.Ordinal);
        Assert.Equal(0, small.Written);
    }

    [Fact]
    public void A_place_that_does_not_keep_what_is_written_there_is_named_with_its_files()
    {
        var range = _image.Ranges[_image.Ranges.Count / 2];
        _medium.Add(new MediumFault(MediumFaultKind.Flip, new ByteRange(range.Offset, 1)));
        var result = _world.Write(_image.ToCardImage(), _world.Device(_medium));
        Assert.Equal(CardOutcome.Failed, result.Verdict.Outcome);
        Assert.True(result.Verdict.Range!.Value.Intersect(range).Length > 0);
        Assert.Contains($"/data/{range.Offset}", result.Verdict.Files);
        Assert.Contains("sectors", result.Verdict.Message, StringComparison.Ordinal);
        Assert.Equal(3, result.Retried);
    }

    [Theory]
    [InlineData(MediumFaultKind.Flip)]
    [InlineData(MediumFaultKind.Drop)]
    [InlineData(MediumFaultKind.ReadError)]
    [InlineData(MediumFaultKind.WriteError)]
    public void What_goes_wrong_once_or_twice_is_done_again(MediumFaultKind kind)
    {
        var range = _image.Ranges[_image.Ranges.Count / 2];
        _medium.Add(new MediumFault(kind, new ByteRange(range.Offset, 1), Times: 2));
        var result = _world.Write(_image.ToCardImage(), _world.Device(_medium));
        Assert.Equal(CardOutcome.Verified, result.Verdict.Outcome);
        Assert.InRange(result.Retried, 1, 2);
        Assert.Single(result.Notices);
        Assert.True(_image.IsOn(CardWorld.Bytes(_medium, Length)));
    }

    [Theory]
    [InlineData(HolePolicy.Zero, true)]
    [InlineData(HolePolicy.Skip, false)]
    public void Holes_become_what_they_are_to_become(HolePolicy holes, bool areZeros)
    {
        var old = Enumerable.Repeat((byte)0xEE, 2 * Length).ToArray();
        _medium.Write(0, old);
        _medium.Flush();
        _world.Write(_image.ToCardImage(), _world.Device(_medium), CardWorld.Options with { Holes = holes });
        var bytes = CardWorld.Bytes(_medium, 2 * Length);
        Assert.Equal(areZeros, bytes.AsSpan(0, Length).SequenceEqual(_image.Bytes));
        Assert.True(_image.IsOn(bytes));
        Assert.False(bytes.AsSpan(Length).ContainsAnyExcept((byte)0xEE));
    }

    [Fact]
    public void A_card_that_never_answers_any_more_is_given_up()
    {
        var device = _world.Device(_medium);
        device.StallAt(20, Timeout.InfiniteTimeSpan);
        var log = new CardLog();
        var result = _world.Write(_image.ToCardImage(), device, log: log);
        Assert.Equal(CardOutcome.Stalled, result.Verdict.Outcome);
        Assert.Contains("30 s", Assert.Single(log.Notices), StringComparison.Ordinal);
        Assert.InRange(result.Elapsed.TotalSeconds, 180, 240);
    }

    [Fact]
    public void A_card_that_only_pauses_is_waited_for()
    {
        var device = _world.Device(_medium);
        device.StallAt(20, TimeSpan.FromSeconds(100));
        var result = _world.Write(_image.ToCardImage(), device);
        Assert.Equal(CardOutcome.Verified, result.Verdict.Outcome);
        Assert.NotEmpty(result.Notices);
    }

    [Fact]
    public void A_write_protected_card_is_said_to_be_so()
    {
        var device = new SimulatedDevice("card", _medium, SimulatedProfile.Good, _world.Clock, new Random(1)) { IsWriteProtected = true };
        Assert.Equal(CardOutcome.WriteProtected, _world.Write(_image.ToCardImage(), device).Verdict.Outcome);
    }

    [Fact]
    public void A_verification_names_what_differs()
    {
        _world.Write(_image.ToCardImage(), _world.Device(_medium));
        var hit = new[] { _image.Ranges[1], _image.Ranges[^1] };
        Array.ForEach(hit, range => _medium.Flip(range.Offset));
        var result = _world.Verify(_image.ToCardImage(), _world.Device(_medium));
        Assert.Equal(CardOutcome.Different, result.Verdict.Outcome);
        Assert.Equal(hit.Select(range => $"/data/{range.Offset}"), result.Differences.SelectMany(difference => difference.Files));
    }

    [Theory]
    [InlineData(FakeCapacity.Drop)]
    [InlineData(FakeCapacity.Constant)]
    [InlineData(FakeCapacity.Wrap)]
    public void A_card_that_is_smaller_than_it_says_does_not_pass(FakeCapacity kind)
    {
        for (var blocks = 1; blocks * 4096 < _image.Ranges[^1].Offset; blocks += 7)
        {
            var fake = new SimulatedMedium(2 * Length, new Random(1)) { RealLength = blocks * 4096, Fake = kind };
            var result = _world.Write(_image.ToCardImage(), _world.Device(fake));
            Assert.True(result.Verdict.Outcome is CardOutcome.Failed or CardOutcome.Forgetful, $"{blocks}: {result.Verdict}");
            Assert.False(_image.Bytes.AsSpan(0, 512).SequenceEqual(CardWorld.Bytes(fake, 512)));
        }
    }
}
