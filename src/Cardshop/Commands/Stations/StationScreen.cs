using Cardshop.Cards.Slots;
using Cardshop.Cards.Station;
using Spectre.Console;

namespace Cardshop.Commands.Stations;

/// <summary>
/// Shows a station to those who work at it: on a terminal big slots in colours and words, otherwise a line whenever something changes. A key
/// with the name of a slot, or a line with it, says that what is on its card may go.
/// </summary>
internal sealed class StationScreen(Session session, StationLoop loop, StationRecords records, string image) : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan KeepInterval = TimeSpan.FromSeconds(5);

    private readonly Dictionary<SlotId, (SlotState State, string Text)> _told = [];
    private StationSnapshot? _kept;

    /// <summary>Until it is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        var isDrawn = session.Reporter is Reporting.TerminalReporter;
        _ = isDrawn && !Console.IsInputRedirected ? Task.CompletedTask : Task.Run(ReadLines, CancellationToken.None);
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        if (isDrawn)
        {
            await console.Live(SlotPanels.Of(loop.Views)).AutoClear(true).StartAsync(live => LoopAsync(
                () =>
                {
                    ReadKeys();
                    live.UpdateTarget(SlotPanels.Of(loop.Views));
                },
                cancellation));
        }
        else
        {
            await LoopAsync(TellChanges, cancellation);
        }
    }

    public void Dispose() => records.Forget();

    private async Task LoopAsync(Action show, CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            show();
            Keep();
            await Task.Delay(Interval, session.Clock, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>For those who ask for the status meanwhile.</summary>
    private void Keep()
    {
        var now = StationSnapshot.Of(session.Clock.GetUtcNow(), image, loop.Views);
        if (_kept is null || now.At - _kept.At >= KeepInterval || !States(now).SequenceEqual(States(_kept), StringComparer.Ordinal))
        {
            _kept = now;
            records.Keep(_kept);
        }

        static IEnumerable<string> States(StationSnapshot snapshot) => snapshot.Slots.Select(slot => slot.State);
    }

    private void TellChanges()
    {
        foreach (var view in loop.Views)
        {
            if (!_told.TryGetValue(view.Slot, out var told) || told != (view.State, view.Text))
            {
                _told[view.Slot] = (view.State, view.Text);
                session.Reporter.Step("slot", SlotReport.Of(view), StationJson.Default.SlotReport, $"{view.Slot}: {SlotWords.Of(view.State)}. {view.Text}");
            }
        }
    }

    private void ReadKeys()
    {
        while (!Console.IsInputRedirected && Console.KeyAvailable)
        {
            Consent(Console.ReadKey(intercept: true).KeyChar.ToString());
        }
    }

    private void ReadLines()
    {
        while (Console.In.ReadLine() is { } line)
        {
            Consent(line.Trim());
        }
    }

    private void Consent(string name)
    {
        if (SlotId.TryParse(name, out var slot))
        {
            loop.Consent(slot);
        }
    }
}
