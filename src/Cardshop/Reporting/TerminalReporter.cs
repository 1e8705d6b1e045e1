using System.Text.Json.Serialization.Metadata;
using Cardshop.Primitives.Sizes;
using Spectre.Console;

namespace Cardshop.Reporting;

/// <summary>Speaks to people at a terminal: a bar for each piece of long work that is under way, messages above them.</summary>
internal sealed class TerminalReporter : IReporter
{
    private readonly TextWriter _output;
    private readonly IAnsiConsole _console;
    private readonly TimeProvider _clock;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, (ProgressTask Bar, RateMeter Meter)> _bars = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task? _live;
    private ProgressContext? _context;

    /// <param name="output">Gets the result.</param>
    /// <param name="console">Gets everything else.</param>
    /// <param name="clock">Measures rates.</param>
    public TerminalReporter(TextWriter output, IAnsiConsole console, TimeProvider clock)
    {
        _output = output;
        _console = console;
        _clock = clock;
    }

    public void Say(string text) => _console.WriteLine(text);

    public void Step<T>(string kind, T value, JsonTypeInfo<T> type, string text) => Say(text);

    public void Notice(string text) => _console.MarkupLine($"[yellow]notice:[/] {text.EscapeMarkup()}");

    public void Error(string text) => _console.MarkupLine($"[red]error:[/] {text.EscapeMarkup()}");

    public void Progress(StageProgress progress)
    {
        lock (_lock)
        {
            var (bar, meter) = BarOf(progress);
            meter.Update(progress.Done, progress.Rate);
            bar.IsIndeterminate = progress.Total is null;
            bar.MaxValue = Math.Max(1, progress.Total ?? 1);
            bar.Value = progress.Total is null ? 0 : progress.Done;
            bar.Description = Describe(progress, meter).EscapeMarkup();
            if (progress.Done >= progress.Total)
            {
                bar.StopTask();
            }
        }
    }

    public IDisposable? Show(LiveTable table)
    {
        // A terminal has room for one thing that moves.
        StopBars();
        return new LiveDisplay(_console, table);
    }

    public void Result<T>(int exitCode, T value, JsonTypeInfo<T> type, string text)
    {
        StopBars();
        if (text.Length > 0)
        {
            _output.WriteLine(text);
        }
    }

    public void Dispose()
    {
        StopBars();
        _output.Flush();
    }

    private static string Describe(StageProgress progress, RateMeter meter)
    {
        var left = meter.TimeLeft(progress.Done, progress.Total) is { TotalSeconds: >= 1 } time ? $", {time:h\\:mm\\:ss} left" : "";
        var total = progress.Total is { } all ? $" of {new ByteSize(all)}" : "";
        return $"{progress.Stage} {Shorten(progress.Item)}: {new ByteSize(progress.Done)}{total}, {new ByteSize((long)meter.Rate)}/s{left}";
    }

    private static string Shorten(string item) => item.Length <= 40 ? item : string.Concat("…", item.AsSpan(item.Length - 39));

    private (ProgressTask Bar, RateMeter Meter) BarOf(StageProgress progress)
    {
        if (!_bars.TryGetValue(progress.Item, out var known) || known.Bar.IsFinished)
        {
            known = (Context().AddTask(progress.Item.EscapeMarkup()), new RateMeter(_clock));
            _bars[progress.Item] = known;
        }

        return known;
    }

    /// <summary>The bars live from the first progress to the end of the command.</summary>
    private ProgressContext Context()
    {
        if (_context is null)
        {
            using var started = new ManualResetEventSlim();
            _live = Task.Run(() => _console.Progress().AutoClear(true).HideCompleted(true)
                .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn())
                .StartAsync(async context =>
                {
                    _context = context;
                    started.Set();
                    await _over.Task;
                }));
            started.Wait();
        }

        return _context!;
    }

    private void StopBars()
    {
        _over.TrySetResult();
        _live?.GetAwaiter().GetResult();
        _live = null;
    }
}
