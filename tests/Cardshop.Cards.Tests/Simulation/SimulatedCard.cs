using Cardshop.Cards.Devices.Simulated;
using Cardshop.Cards.Writing;
using Cardshop.Primitives.Extents;
using Xunit;

namespace Cardshop.Cards.Tests.Simulation;

/// <summary>A card of a scenario: what it is, what happens to it, and how that must end.</summary>
internal sealed class SimulatedCard
{
    private readonly CardWorld _world;
    private readonly TestImage _image;
    private readonly string _name;
    private readonly SimulatedProfile _profile;
    private readonly Random _random;
    private byte[] _before = [];
    private SimulatedDevice? _device;
    private ByteRange _fault;

    /// <param name="world">Where it is written.</param>
    /// <param name="image">What is written.</param>
    /// <param name="old">What was written to it before; null when nothing was.</param>
    /// <param name="name">What it is called.</param>
    public SimulatedCard(CardWorld world, TestImage image, TestImage? old, string name)
    {
        (_world, _image, _name, _random) = (world, image, name, world.Random);
        var rate = 1_000_000 * Math.Pow(10, _random.NextDouble() * 2);
        _profile = new SimulatedProfile(
            "random", rate, rate * (1 + (2 * _random.NextDouble())), TimeSpan.FromMilliseconds(_random.Next(5)), TimeSpan.FromMilliseconds(_random.Next(100)))
        {
            PauseEvery = _random.Next(50_000, 2_000_000),
            Pause = TimeSpan.FromMilliseconds(_random.Next(500)),
            FastBytes = _random.Next(4) == 0 ? _random.Next(2_000_000) : long.MaxValue,
            Slowdown = 1 + (_random.NextDouble() * 8),
        };
        Trouble = _random.Next(4) == 0 ? Trouble.None : (Trouble)_random.Next(Enum.GetValues<Trouble>().Length);
        Medium = NewMedium(old);
        Prepare();
    }

    public Trouble Trouble { get; }

    public SimulatedMedium Medium { get; private set; }

    public CardResult? Result { get; private set; }

    public SimulatedDevice Device => _device!;

    /// <summary>Whether it cannot be helped.</summary>
    public bool IsHopeless => Trouble is Trouble.WriteProtected or Trouble.TooSmall or Trouble.StallForEver || IsBad;

    /// <summary>What is put in, and what becomes of it in the first run.</summary>
    public SimulatedDevice Insert(bool isFirst)
    {
        _before = CardWorld.Bytes(Medium, (int)Medium.Length);
        _device = NewDevice();
        var soon = _random.Next(1, 40 + (int)(_image.Bytes.Length / 10_000));
        if (Trouble is Trouble.ShortStall && isFirst)
        {
            _device.StallAt(soon, TimeSpan.FromSeconds(_random.Next(1, 170)));
        }

        if (Trouble is Trouble.StallForEver)
        {
            _device.StallAt(soon, Timeout.InfiniteTimeSpan);
        }

        if (isFirst && Trouble is Trouble.Pull or Trouble.PullTwice or Trouble.PullAndFormat or Trouble.PullAndSwap)
        {
            _device.PullAt(soon);
        }

        return _device;
    }

    /// <summary>It was pulled; what is put in instead.</summary>
    public SimulatedDevice InsertAgain(bool isCalm)
    {
        if (Trouble is Trouble.PullAndSwap)
        {
            Medium = NewMedium(_image);
        }

        if (Trouble is Trouble.PullAndFormat)
        {
            Medium.Write(0, new byte[4096]);
            Medium.Flush();
        }

        var device = Insert(isFirst: false);
        if (Trouble is Trouble.PullTwice && !isCalm)
        {
            device.PullAt(_random.Next(1, 60));
        }

        return device;
    }

    /// <summary>Takes in how a run ended, and makes sure that this can be.</summary>
    /// <param name="result">How it ended.</param>
    /// <param name="options">How it was written.</param>
    /// <param name="isCut">Whether the run was ended by something that happened to all cards.</param>
    public void Judge(CardResult result, WriterOptions options, bool isCut)
    {
        Result = result;
        var bytes = CardWorld.Bytes(Medium, (int)Medium.Length);
        var isWhole = Medium.Length >= _image.Bytes.Length && _image.IsOn(bytes);
        var what = $"{_name}, {Trouble}: {result.Verdict}";
        Assert.False(result.Verdict.Outcome is CardOutcome.Defect && !isCut, what);
        Assert.False(result.Verdict.Outcome == CardOutcome.Verified && !isWhole, $"{what}, but it is not the image");
        Assert.False(result.Verdict.Outcome == CardOutcome.WrittenNotVerified && options.Verify, what);
        Assert.False(LooksFinished(bytes) && !isWhole && options.Verify && !bytes.AsSpan().SequenceEqual(_before), $"{what}, but it looks finished and is not");
        if (options.Holes == HolePolicy.Zero && result.Verdict.IsRight && !IsBad && Trouble is not (Trouble.Drops or Trouble.Flips))
        {
            Assert.True(bytes.AsSpan(0, _image.Bytes.Length).SequenceEqual(_image.Bytes), $"{what}, but its holes are not zeros, at byte {bytes.AsSpan().CommonPrefixLength(_image.Bytes)} among {string.Join(' ', _image.Ranges)}");
        }

        if (!isCut)
        {
            Assert.True(IsPossible(result.Verdict.Outcome, options), $"{what} with {options}");
        }
    }

    private bool IsBad => Trouble is Trouble.WriteErrorForEver or Trouble.ReadErrorForEver or Trouble.DropForEver or Trouble.FlipForEver
        or Trouble.Wrap or Trouble.DropBehindEnd or Trouble.ConstantBehindEnd;

    /// <summary>Whether what is wrong with it lies where something is written.</summary>
    private bool IsHit { get; set; }

    private bool IsPossible(CardOutcome outcome, WriterOptions options)
    {
        var isGood = outcome is CardOutcome.Verified || (outcome is CardOutcome.WrittenNotVerified && !options.Verify);
        return Trouble switch
        {
            Trouble.None or Trouble.ShortStall or Trouble.WriteErrors or Trouble.ReadErrors or Trouble.Drops or Trouble.Flips => isGood,
            Trouble.Pull or Trouble.PullTwice or Trouble.PullAndFormat or Trouble.PullAndSwap => isGood || outcome == CardOutcome.Gone,
            Trouble.StallForEver => outcome == CardOutcome.Stalled || isGood,
            Trouble.WriteProtected => outcome == CardOutcome.WriteProtected || (options.Update && isGood),
            Trouble.TooSmall => outcome == CardOutcome.TooSmall,
            _ when !IsNear(options) => isGood,
            _ when !IsHit || !options.Verify || options.Update || MayStillBeRight => isGood || outcome is CardOutcome.Failed or CardOutcome.Forgetful,
            _ => outcome is CardOutcome.Failed or CardOutcome.Forgetful,
        };
    }

    /// <summary>What cannot be written may be there from before; what is lost may be where the image has nothing; the bit that is flipped may be one that nobody needs.</summary>
    private bool MayStillBeRight => Trouble is Trouble.DropForEver or Trouble.WriteErrorForEver or Trouble.Wrap || (Trouble is Trouble.FlipForEver && !_image.IsAligned);

    /// <summary>Whether what is wrong with it lies in a block that is written.</summary>
    private bool IsNear(WriterOptions options) =>
        IsHit || options.Holes == HolePolicy.Zero || _image.Ranges.Any(mapped => Widen(mapped).Intersect(_fault).Length > 0);

    private bool LooksFinished(byte[] bytes) => bytes.AsSpan(0, 512).SequenceEqual(_image.Bytes.AsSpan(0, 512)) && _image.Bytes.AsSpan(0, 512).ContainsAnyExcept((byte)0);

    private SimulatedDevice NewDevice() =>
        new(_name, Medium, _profile, _world.Clock, new Random(_random.Next())) { IsWriteProtected = Trouble == Trouble.WriteProtected };

    private SimulatedMedium NewMedium(TestImage? old)
    {
        var length = Trouble == Trouble.TooSmall ? _image.Bytes.Length - 512 : _image.Bytes.Length + (512 * _random.Next(0, 300));
        var end = _image.Ranges[^1].Offset;
        var medium = new SimulatedMedium(length, new Random(_random.Next()))
        {
            RealLength = Trouble is Trouble.Wrap or Trouble.DropBehindEnd or Trouble.ConstantBehindEnd ? 4096 * _random.Next(1, (int)(end / 4096) + 1) : length,
            Fake = Trouble is Trouble.Wrap ? FakeCapacity.Wrap : Trouble is Trouble.ConstantBehindEnd ? FakeCapacity.Constant : FakeCapacity.Drop,
        };
        var content = new byte[length];
        _random.NextBytes(content);
        old?.Bytes.AsSpan(0, Math.Min(old.Bytes.Length, content.Length)).CopyTo(content);
        if (_random.Next(3) > 0)
        {
            medium.Write(0, content);
            medium.Flush();
        }

        return medium;
    }

    private static ByteRange Widen(ByteRange range) => new(range.Offset / 4096 * 4096, (range.Length + 8191) / 4096 * 4096);

    /// <summary>Makes wrong what is to be wrong.</summary>
    private void Prepare()
    {
        MediumFaultKind? kind = Trouble switch
        {
            Trouble.WriteErrors or Trouble.WriteErrorForEver => MediumFaultKind.WriteError,
            Trouble.ReadErrors or Trouble.ReadErrorForEver => MediumFaultKind.ReadError,
            Trouble.Drops or Trouble.DropForEver => MediumFaultKind.Drop,
            Trouble.Flips or Trouble.FlipForEver => MediumFaultKind.Flip,
            _ => null,
        };
        IsHit = Medium.RealLength < Math.Min(Medium.Length, _image.Ranges[^1].End);
        if (kind is { } fault)
        {
            var range = _fault = new ByteRange(512 * _random.Next(_image.Bytes.Length / 512), 512 * _random.Next(1, 40));
            Medium.Add(new MediumFault(fault, range, IsBad ? int.MaxValue : _random.Next(1, 3)));
            IsHit = range.Offset < 4096 || _image.Ranges.Any(mapped => mapped.Intersect(range).Length > 0);
        }
    }
}
