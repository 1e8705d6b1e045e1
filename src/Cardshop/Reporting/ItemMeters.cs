namespace Cardshop.Reporting;

/// <summary>The rates of all items that are worked on, and when each was last told of.</summary>
internal sealed class ItemMeters(TimeProvider clock, TimeSpan interval)
{
    private readonly Dictionary<string, Item> _items = new(StringComparer.Ordinal);

    /// <summary>Takes in a progress; returns its meter when it is time to tell of it: at first, at last, and every interval between.</summary>
    public RateMeter? TakeIfDue(StageProgress progress)
    {
        var isNew = !_items.TryGetValue(progress.Item, out var item);
        item ??= _items[progress.Item] = new Item(new RateMeter(clock));
        item.Meter.Update(progress.Done, progress.Rate);
        if (!isNew && progress.Done != progress.Total && clock.GetElapsedTime(item.ToldAt) < interval)
        {
            return null;
        }

        item.ToldAt = clock.GetTimestamp();
        return item.Meter;
    }

    private sealed class Item(RateMeter meter)
    {
        public RateMeter Meter { get; } = meter;

        public long ToldAt { get; set; }
    }
}
