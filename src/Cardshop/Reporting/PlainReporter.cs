using System.Text.Json.Serialization.Metadata;
using Cardshop.Primitives.Sizes;

namespace Cardshop.Reporting;

/// <summary>Speaks to people through a pipe or a file: results on standard output, the rest on standard error, a line now and then for long work.</summary>
internal sealed class PlainReporter(TextWriter output, TextWriter people, TimeProvider clock) : IReporter
{
    private readonly Lock _lock = new();
    private readonly ItemMeters _meters = new(clock, TimeSpan.FromSeconds(10));

    public void Say(string text) => people.WriteLine(text);

    public void Step<T>(string kind, T value, JsonTypeInfo<T> type, string text) => Say(text);

    public void Notice(string text) => people.WriteLine($"notice: {text}");

    public void Error(string text) => people.WriteLine($"error: {text}");

    public void Progress(StageProgress progress)
    {
        lock (_lock)
        {
            // What is over in an instant has no rate, and is not worth a line.
            if (_meters.TakeIfDue(progress) is { Rate: > 0 } meter)
            {
                var total = progress.Total is { } all ? $" of {new ByteSize(all)}" : "";
                people.WriteLine($"{progress.Stage} {progress.Item}: {new ByteSize(progress.Done)}{total}, {new ByteSize((long)meter.Rate)}/s");
            }
        }
    }

    public void Result<T>(int exitCode, T value, JsonTypeInfo<T> type, string text)
    {
        if (text.Length > 0)
        {
            output.WriteLine(text);
        }
    }

    public void Dispose() => output.Flush();
}
