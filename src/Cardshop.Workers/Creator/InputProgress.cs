using Cardshop.Content.Fetching;
using Cardshop.Contracts.Queue;
using Cardshop.Imaging.Inputs;
using Cardshop.Workers.Kit;

namespace Cardshop.Workers.Creator;

/// <summary>Sums up what is done at a time to many inputs: how many bytes of all of them, how fast, how long yet.</summary>
internal sealed class InputProgress(HeldTask held, TimeProvider clock) : IProgress<WorkProgress>
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, WorkProgress> _items = new(StringComparer.Ordinal);
    private readonly HashSet<string> _told = new(StringComparer.Ordinal);
    private TransferMeter _meter = new(clock);
    private string _stage = "";
    private long _toldAt;

    /// <inheritdoc/>
    public void Report(WorkProgress value)
    {
        lock (_lock)
        {
            if (!string.Equals(_stage, value.Stage, StringComparison.Ordinal))
            {
                (_stage, _meter, _toldAt) = (value.Stage, new TransferMeter(clock), 0);
                _items.Clear();
            }

            if (_told.Add($"{value.Stage} {value.Item}"))
            {
                held.Say($"{value.Stage} {value.Item}");
            }

            _items[value.Item] = value;
            if (_toldAt == 0 || clock.GetElapsedTime(_toldAt) >= Interval)
            {
                _toldAt = clock.GetTimestamp();
                held.Tell(Sum());
            }
        }
    }

    private TaskProgress Sum()
    {
        var done = _items.Values.Sum(item => item.Done);
        var total = _items.Values.All(item => item.Total is not null) ? _items.Values.Sum(item => item.Total) : null;
        _meter.Measure(done);
        return TaskProgress.Of(_items.Count == 1 ? $"{_stage} {_items.Keys.Single()}" : $"{_stage} {_items.Count} inputs", done, total, _meter.BytesPerSecond);
    }
}
