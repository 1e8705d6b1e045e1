using Cardshop.Cards.Devices.Simulated;
using Cardshop.Cards.Personalisation;
using Cardshop.Cards.Tests.Simulation;
using Cardshop.Cards.Writing;
using Cardshop.Primitives.Extents;
using Xunit;

namespace Cardshop.Cards.Tests.Writing;

/// <summary>What a card has of its own.</summary>
public sealed class PatchTests
{
    private const int Length = 1 << 20;

    private readonly CardWorld _world = new(11);
    private readonly TestImage _image;
    private readonly ImagePatch[] _patches;
    private readonly byte[] _expected;

    public PatchTests()
    {
        _image = new TestImage(_world.Random, Length);
        _patches = [Patch(4096, 4096), Patch(300_032, 512), Patch(Length - 512, 512)];
        _expected = (byte[])_image.Bytes.Clone();
        foreach (var patch in _patches)
        {
            patch.Bytes.Span.CopyTo(_expected.AsSpan((int)patch.Offset));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_card_holds_the_image_and_what_is_its_own(bool isVerified)
    {
        var medium = _world.Medium(2 * Length);
        var result = _world.Write(_image.ToCardImage(), _world.Device(medium), Options with { Verify = isVerified });
        Assert.Equal(isVerified ? CardOutcome.Verified : CardOutcome.WrittenNotVerified, result.Verdict.Outcome);
        RequireRight(medium);
    }

    [Fact]
    public void A_card_that_was_another_s_gets_what_is_its_own_by_an_update()
    {
        var medium = _world.Medium(2 * Length);
        _world.Write(_image.ToCardImage(), _world.Device(medium));
        var result = _world.Write(_image.ToCardImage(), _world.Device(medium), Options with { Update = true });
        Assert.Equal(CardOutcome.Verified, result.Verdict.Outcome);
        Assert.Equal(0, result.Written);
        RequireRight(medium);
    }

    [Fact]
    public void A_card_that_does_not_keep_what_is_its_own_does_not_look_finished()
    {
        var medium = _world.Medium(2 * Length);
        medium.Add(new MediumFault(MediumFaultKind.Drop, new ByteRange(300_032, 512)));
        var result = _world.Write(_image.ToCardImage(), _world.Device(medium), Options);
        Assert.Equal(CardOutcome.Failed, result.Verdict.Outcome);
        Assert.NotEqual(_image.Bytes[..512], CardWorld.Bytes(medium, 512));
    }

    [Fact]
    public void However_often_the_power_is_cut_the_card_is_right_in_the_end_or_does_not_look_finished()
    {
        var operations = 0L;
        for (var cut = 1; ; cut++)
        {
            var medium = _world.Medium(2 * Length);
            var device = _world.Device(medium);
            device.PullAt(cut);
            if (_world.Write(_image.ToCardImage(), device, Options).Verdict.IsRight)
            {
                operations = device.Operations;
                break;
            }

            Assert.False(CardWorld.Bytes(medium, Length).AsSpan(0, 512).SequenceEqual(_image.Bytes.AsSpan(0, 512)) && !IsRight(medium), $"it looks finished after a cut at {cut}");
            Assert.Equal(CardOutcome.Verified, _world.Write(_image.ToCardImage(), _world.Device(medium), Options).Verdict.Outcome);
            RequireRight(medium);
        }

        Assert.True(operations > 20);
    }

    private WriterOptions Options => CardWorld.Options with { Patches = _patches };

    private ImagePatch Patch(long offset, int length)
    {
        var bytes = new byte[length];
        _world.Random.NextBytes(bytes);
        return new ImagePatch(offset, bytes);
    }

    private bool IsRight(SimulatedMedium medium)
    {
        var bytes = CardWorld.Bytes(medium, Length);
        return _image.Ranges.Concat(_patches.Select(patch => patch.Range))
            .All(range => bytes.AsSpan((int)range.Offset, (int)range.Length).SequenceEqual(_expected.AsSpan((int)range.Offset, (int)range.Length)));
    }

    private void RequireRight(SimulatedMedium medium) => Assert.True(IsRight(medium));
}
