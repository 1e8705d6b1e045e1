using System.Diagnostics;
using Cardshop.EndToEnd.Setting;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.EndToEnd.Interruption;

/// <summary>Kills the program with SIGKILL, at random moments, while it writes two cards; and then lets it finish.</summary>
public sealed class CardKillTests : IDisposable
{
    private const int Rounds = 2;
    private const int KillsPerRound = 7;

    /// <summary>On a slow disk a round may go by without a kill that came late enough for anything to be carried on with.</summary>
    private const int MostRounds = 12;

    private const int ImageLength = 150_000_000;

    private static readonly string[] Cards = ["a.card", "b.card"];

    private readonly Workbench _bench = new();
    private readonly byte[] _firstSector;

    public CardKillTests()
    {
        _bench.WriteRandom("out.img", ImageLength);
        using var image = File.OpenHandle(_bench["out.img"]);
        _firstSector = new byte[512];
        RandomAccess.Read(image, _firstSector, 0);
    }

    [Fact]
    public async Task Cards_hold_the_image_to_the_byte_however_often_the_program_was_killed_on_the_way_and_none_looks_finished_before()
    {
        var seed = Environment.TickCount;
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var watch = Stopwatch.StartNew();
        Write();
        RequireSame(seed);
        var usual = watch.Elapsed;
        var (kills, resumed) = (0, 0);
        var rounds = TestScale.Of(Rounds, 80 * Rounds);
        for (var round = 0; round < rounds || (resumed == 0 && round < MostRounds); round++)
        {
            Forget();
            for (var i = 0; i < KillsPerRound; i++)
            {
                var (begun, isFresh) = (watch.Elapsed, !Cards.Any(card => File.Exists(_bench[card])));
                using var victim = new Victim(_bench.Start(Arguments()));
                var moment = begun + (usual * (0.2 + (0.8 * random.NextDouble())));
                while (!victim.IsOver && watch.Elapsed < moment)
                {
                    await Task.Delay(2, TestContext.Current.CancellationToken);
                }

                if (victim.IsOver)
                {
                    // The machine has become faster.
                    usual = isFresh ? watch.Elapsed - begun : usual;
                    Assert.Equal(0, victim.End().ExitCode);
                    RequireSame(seed);
                    Forget();
                    i--;
                    continue;
                }

                victim.Kill();
                kills++;
                foreach (var card in Cards.Where(LooksFinished))
                {
                    RequireSame(seed, card);
                }
            }

            resumed += JsonLines.ResultOf(Write()).GetProperty("targets").EnumerateArray().Count(target => target.GetProperty("resumed").GetInt64() > 0);
            RequireSame(seed);
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{kills} kills, {resumed} cards carried on with, in {watch.Elapsed}; undisturbed {usual}");
        Assert.True(kills >= rounds * KillsPerRound);
        Assert.True(resumed > 0);
    }

    public void Dispose() => _bench.Dispose();

    private static string[] Arguments() => ["card", "write", "out.img", .. Cards.Select(card => $"./{card}"), "--yes", "--json"];

    private ToolResult Write() => _bench.Run(Arguments());

    private bool LooksFinished(string card)
    {
        if (!File.Exists(_bench[card]))
        {
            return false;
        }

        using var file = File.OpenHandle(_bench[card]);
        var sector = new byte[512];
        return RandomAccess.Read(file, sector, 0) == 512 && sector.AsSpan().SequenceEqual(_firstSector);
    }

    private void RequireSame(int seed, params string[] cards)
    {
        foreach (var card in cards.Length == 0 ? Cards : cards)
        {
            var result = Tool.Try("cmp", $"--bytes={ImageLength}", _bench["out.img"], _bench[card]);
            Assert.True(result.ExitCode == 0, $"seed {seed}: {result}");
        }
    }

    /// <summary>The next round begins with new cards.</summary>
    private void Forget()
    {
        foreach (var card in Cards)
        {
            File.Delete(_bench[card]);
        }
    }
}
