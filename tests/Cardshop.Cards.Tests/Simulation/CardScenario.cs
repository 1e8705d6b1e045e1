using System.Text;
using Cardshop.Cards.Devices.Simulated;
using Cardshop.Cards.Writing;
using Cardshop.TestKit.Simulation;
using Cardshop.TestKit.Storage;
using Xunit;

namespace Cardshop.Cards.Tests.Simulation;

/// <summary>
/// A few cards that are written at once while much goes wrong, and then again, those that can be helped, while nothing does. Everything follows
/// from the seed.
/// </summary>
internal sealed class CardScenario
{
    private readonly CardWorld _world;
    private readonly TestImage _image;
    private readonly WriterOptions _options;
    private readonly List<SimulatedCard> _cards;
    private readonly StringBuilder _trace = new();
    private int _rounds;

    public CardScenario(int seed)
    {
        _world = new CardWorld(seed) { ReadTime = TimeSpan.FromMilliseconds(seed % 3) };
        var random = _world.Random;
        var old = new TestImage(random, 4096 * random.Next(2, random.Next(4) == 0 ? 500 : 150), random.Next(2) == 0, random.Next(5) > 0);
        _image = old.Change(random, percent: 20);
        var policies = new HolePolicy?[] { null, HolePolicy.Skip, HolePolicy.Zero, HolePolicy.Discard };
        _options = CardWorld.Options with
        {
            Verify = random.Next(8) > 0,
            Update = random.Next(4) == 0,
            Holes = policies[random.Next(policies.Length)],
        };
        var count = random.Next(3) == 0 ? random.Next(1, 17) : random.Next(1, 5);
        _cards = [.. Enumerable.Range(0, count).Select(i => new SimulatedCard(_world, _image, random.Next(2) == 0 ? old : null, $"card{i}"))];
    }

    /// <summary>What happened, for comparison.</summary>
    public string Trace => _trace.ToString();

    /// <summary>How much happened.</summary>
    public Tally Tally { get; } = new();

    public void Run()
    {
        Storm();
        for (var round = 0; round < 3; round++)
        {
            var rest = _cards.Where(card => !card.Result!.Verdict.IsRight && !card.IsHopeless).ToList();
            if (rest.Count == 0)
            {
                break;
            }

            WriteAll(rest, card => card.InsertAgain(isCalm: round > 0), cut: null);
        }

        foreach (var card in _cards)
        {
            Assert.True(card.IsHopeless || card.Result!.Verdict.IsRight, $"{card.Trouble}: {card.Result!.Verdict}");
        }
    }

    /// <summary>The first run; perhaps somebody ends it, or the power goes.</summary>
    private void Storm()
    {
        var random = _world.Random;
        Action? cut = random.Next(4) switch
        {
            0 => LosePower,
            _ => null,
        };
        WriteAll(_cards, card => card.Insert(isFirst: true), cut);
    }

    private void LosePower()
    {
        Tally.Add("power cuts");
        _world.Storage.FailAt(_world.Storage.Operations + 1, StorageFault.PowerCut);
        try
        {
            _world.Storage.Find("/");
        }
        catch (StorageCutException)
        {
            // So it is.
        }

        _cards.ForEach(card => card.Device.Pull());
    }

    private void WriteAll(IReadOnlyList<SimulatedCard> cards, Func<SimulatedCard, SimulatedDevice> insert, Action? cut)
    {
        using var cancelled = new CancellationTokenSource();
        var image = _image.ToCardImage();
        using var job = _world.Job(image, cards.Count);
        var devices = cards.Select(insert).ToList();
        var isCancelled = cut is null && cards.Count == _cards.Count && _world.Random.Next(4) == 0;
        var isOver = false;
        if (cut is not null || isCancelled)
        {
            _world.Time.In(_world.Random.Next(_world.Random.Next(2) == 0 ? 500 : 20_000), () => End(cut ?? cancelled.Cancel));
        }

        var results = _world.Time.Run(() => Task.WhenAll(devices.Select(device => job.WriteAsync(device, _options, new CardLog(), cancelled.Token))));
        isOver = true;
        if (cut is not null)
        {
            _world.Storage.Reboot();
        }

        foreach (var (card, result) in cards.Zip(results))
        {
            _trace.Append($"{_world.Clock.Passed} {card.Trouble} {result.Verdict.Outcome} {result.Written} {result.Resumed} {result.Retried}\n");
            card.Judge(result, _options, isCut: cut is not null || (isCancelled && result.Verdict.Outcome == CardOutcome.Cancelled));
            Count(card, result);
        }

        if (_rounds++ == 0 && cut is null && !isCancelled)
        {
            RequireNoJunk(results);
        }

        void End(Action how)
        {
            if (!isOver)
            {
                how();
            }
        }
    }

    /// <summary>No journal stays of a card that was finished.</summary>
    private void RequireNoJunk(CardResult[] results)
    {
        if (results.All(result => result.Verdict.IsRight))
        {
            Assert.Empty(_world.Storage.List("/state/cards"));
        }
    }

    private void Count(SimulatedCard card, CardResult result)
    {
        Tally.Add($"{card.Trouble}");
        Tally.Add($"{result.Verdict.Outcome}");
        Tally.Add("resumed", result.Resumed > 0 ? 1 : 0);
        Tally.Add("retried", result.Retried);
    }
}
