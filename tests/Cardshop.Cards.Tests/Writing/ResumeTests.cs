using Cardshop.Cards.Devices.Simulated;
using Cardshop.Cards.Tests.Simulation;
using Cardshop.Cards.Writing;
using Xunit;

namespace Cardshop.Cards.Tests.Writing;

/// <summary>Cards whose writing was interrupted, and what is done about them.</summary>
public sealed class ResumeTests
{
    private const int Length = 3 << 20;

    private readonly CardWorld _world = new(3);
    private readonly TestImage _image;
    private readonly SimulatedMedium _medium;

    public ResumeTests()
    {
        _image = new TestImage(_world.Random, Length);
        _medium = _world.Medium(2 * Length);
    }

    [Fact]
    public void A_power_cut_after_any_write_leaves_a_card_that_does_not_look_finished_and_can_be_carried_on_with()
    {
        var writes = Undisturbed().Operations;
        for (var cut = 1L; cut <= writes; cut++)
        {
            var world = new CardWorld((int)cut);
            var medium = world.Medium(2 * Length);
            var device = world.Device(medium);
            device.PullAt(cut);
            var first = world.Write(_image.ToCardImage(), device);
            var left = CardWorld.Bytes(medium, Length);
            Assert.True(first.Verdict.Outcome == CardOutcome.Gone, $"{cut}: {first.Verdict}");
            Assert.True(!left.AsSpan(0, 512).SequenceEqual(_image.Bytes.AsSpan(0, 512)) || _image.IsOn(left), $"{cut}: looks finished");
            var second = world.Write(_image.ToCardImage(), world.Device(medium));
            Assert.True(second.Verdict.Outcome == CardOutcome.Verified, $"{cut}: {second.Verdict}");
            Assert.True(_image.IsOn(CardWorld.Bytes(medium, Length)), $"{cut}");
            Assert.Equal(_image.MappedLength, second.Verified);
        }
    }

    [Fact]
    public void Little_is_written_twice()
    {
        var operations = Undisturbed().Operations;
        var device = _world.Device(_medium);
        device.PullAt(operations * 9 / 10);
        var first = _world.Write(_image.ToCardImage(), device);
        var second = _world.Write(_image.ToCardImage(), _world.Device(_medium));
        Assert.True(second.Resumed > _image.MappedLength / 2, $"{second.Resumed} of {_image.MappedLength}");
        Assert.InRange(first.Written + second.Written, 0, (long)(_image.MappedLength * 1.08));
    }

    [Fact]
    public void Somebody_may_want_to_start_over()
    {
        Interrupt();
        var result = _world.Write(_image.ToCardImage(), _world.Device(_medium), CardWorld.Options with { Resume = false });
        Assert.Equal(0, result.Resumed);
        Assert.InRange(result.Written, _image.MappedLength - 4096, long.MaxValue);
    }

    [Fact]
    public void A_card_of_another_image_starts_over()
    {
        Interrupt();
        var other = _image.Change(_world.Random, 50);
        var result = _world.Write(other.ToCardImage(), _world.Device(_medium));
        Assert.Equal(0, result.Resumed);
        Assert.Equal(CardOutcome.Verified, result.Verdict.Outcome);
        Assert.True(other.IsOn(CardWorld.Bytes(_medium, Length)));
    }

    [Fact]
    public void A_card_that_somebody_has_written_to_meanwhile_starts_over()
    {
        Interrupt();
        _medium.Write(0x8000, new byte[Length / 2]);
        _medium.Flush();
        var result = _world.Write(_image.ToCardImage(), _world.Device(_medium));
        Assert.Equal(0, result.Resumed);
        Assert.Contains(result.Notices, notice => notice.Contains("from its start", StringComparison.Ordinal));
        Assert.True(_image.IsOn(CardWorld.Bytes(_medium, Length)));
    }

    [Fact]
    public void Another_card_of_the_same_kind_starts_over_and_the_first_one_is_carried_on_with_later()
    {
        Interrupt();
        var other = _world.Medium(2 * Length);
        Assert.Equal(0, _world.Write(_image.ToCardImage(), _world.Device(other)).Resumed);
        Assert.NotEqual(0, _world.Write(_image.ToCardImage(), _world.Device(_medium)).Resumed);
    }

    [Fact]
    public void What_was_not_read_back_does_not_count_for_one_who_wants_that()
    {
        Interrupt(CardWorld.Options with { Verify = false });
        Assert.Equal(0, _world.Write(_image.ToCardImage(), _world.Device(_medium)).Resumed);
    }

    [Fact]
    public void What_is_cancelled_is_carried_on_with()
    {
        using var cancellation = new CancellationTokenSource();
        var log = new CardLog { Progressed = at => CancelAt(at, cancellation) };
        var result = _world.Write(_image.ToCardImage(), _world.Device(_medium), log: log, cancellation: cancellation.Token);
        Assert.Equal(CardOutcome.Cancelled, result.Verdict.Outcome);
        var second = _world.Write(_image.ToCardImage(), _world.Device(_medium));
        Assert.Equal(CardOutcome.Verified, second.Verdict.Outcome);
        Assert.NotEqual(0, second.Resumed);

        static void CancelAt(CardProgress at, CancellationTokenSource cancellation)
        {
            if (at.Verified > at.Total / 2)
            {
                cancellation.Cancel();
            }
        }
    }

    [Fact]
    public void Only_what_differs_is_written_to_a_card_that_holds_an_older_version()
    {
        _world.Write(_image.ToCardImage(), _world.Device(_medium));
        var next = _image.Change(_world.Random, 10);
        var result = _world.Write(next.ToCardImage(), _world.Device(_medium), CardWorld.Options with { Update = true });
        Assert.Equal(CardOutcome.Verified, result.Verdict.Outcome);
        Assert.True(next.IsOn(CardWorld.Bytes(_medium, Length)));
        Assert.InRange(result.Written, 4096, _image.MappedLength / 3);
    }

    [Fact]
    public void Nothing_is_written_to_a_card_that_holds_the_image_already()
    {
        _world.Write(_image.ToCardImage(), _world.Device(_medium));
        var device = _world.Device(_medium);
        var result = _world.Write(_image.ToCardImage(), device, CardWorld.Options with { Update = true });
        Assert.Equal(CardOutcome.Verified, result.Verdict.Outcome);
        Assert.Equal(0, device.Writes);
    }

    [Fact]
    public void An_update_that_is_interrupted_anywhere_does_not_look_finished_and_is_carried_on_with()
    {
        _world.Write(_image.ToCardImage(), _world.Device(_medium));
        var old = CardWorld.Bytes(_medium, 2 * Length);
        var next = _image.Change(_world.Random, 10);
        for (var cut = 5L; ; cut += 3)
        {
            var world = new CardWorld((int)cut);
            var medium = world.Medium(2 * Length);
            medium.Write(0, old);
            medium.Flush();
            var device = world.Device(medium);
            device.PullAt(cut);
            var options = CardWorld.Options with { Update = true };
            if (world.Write(next.ToCardImage(), device, options).Verdict.Outcome == CardOutcome.Verified)
            {
                Assert.InRange(cut, 50, long.MaxValue);
                break;
            }

            var left = CardWorld.Bytes(medium, 2 * Length);
            Assert.True(left.AsSpan().SequenceEqual(old) || next.IsOn(left) || !left.AsSpan(0, 512).SequenceEqual(next.Bytes.AsSpan(0, 512)), $"{cut}: looks finished");
            Assert.Equal(CardOutcome.Verified, world.Write(next.ToCardImage(), world.Device(medium), options).Verdict.Outcome);
            Assert.True(next.IsOn(CardWorld.Bytes(medium, Length)), $"{cut}");
        }
    }

    private SimulatedDevice Undisturbed(WriterOptions? options = null)
    {
        var device = _world.Device(_world.Medium(2 * Length));
        _world.Write(_image.ToCardImage(), device, options);
        return device;
    }

    private void Interrupt(WriterOptions? options = null)
    {
        var device = _world.Device(_medium);
        device.PullAt(Undisturbed(options).Operations * 2 / 3);
        Assert.Equal(CardOutcome.Gone, _world.Write(_image.ToCardImage(), device, options).Verdict.Outcome);
    }
}
