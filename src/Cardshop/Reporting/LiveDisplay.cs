using Spectre.Console;

namespace Cardshop.Reporting;

/// <summary>A table at a terminal that is drawn anew a few times a second. What is said meanwhile stands above it.</summary>
internal sealed class LiveDisplay : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly LiveTable _table;
    private readonly CancellationTokenSource _over = new();
    private readonly Task _drawing;

    public LiveDisplay(IAnsiConsole console, LiveTable table)
    {
        _table = table;
        _drawing = Task.Run(() => console.Live(Draw()).AutoClear(true).StartAsync(DrawAsync));
    }

    public void Dispose()
    {
        _over.Cancel();
        _drawing.GetAwaiter().GetResult();
        _over.Dispose();
    }

    private async Task DrawAsync(LiveDisplayContext context)
    {
        while (!_over.IsCancellationRequested)
        {
            context.UpdateTarget(Draw());
            await Task.Delay(Pause, _over.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private Table Draw()
    {
        var drawn = new Table { Border = TableBorder.Simple };
        foreach (var head in _table.Heads)
        {
            drawn.AddColumn(head);
        }

        foreach (var row in _table.Rows())
        {
            drawn.AddRow([.. row.Select(cell => cell.EscapeMarkup())]);
        }

        return drawn;
    }
}
