namespace Cardshop.Warehouse.Uploads;

/// <summary>Sees to it that one request at a time is at an upload, and that not too many are written to.</summary>
internal sealed class UploadSlots(TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Dictionary<string, UploadSlot> _slots = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    /// <summary>Uploads whose writers are open.</summary>
    public int OpenWriters
    {
        get
        {
            lock (_lock)
            {
                return _slots.Values.Count(slot => slot.Writer is not null);
            }
        }
    }

    /// <summary>Takes an upload from whoever has it; null when they do not let go.</summary>
    public Task<UploadHold?> TakeAsync(string id, CancellationToken cancellation) => TakeAsync(id, displaces: true, Patience, cancellation);

    /// <summary>Takes an upload when nobody has it; null when somebody has it for longer than <paramref name="patience"/>.</summary>
    public Task<UploadHold?> AwaitAsync(string id, TimeSpan patience, CancellationToken cancellation) => TakeAsync(id, displaces: false, patience, cancellation);

    private async Task<UploadHold?> TakeAsync(string id, bool displaces, TimeSpan patience, CancellationToken cancellation)
    {
        while (true)
        {
            UploadSlot slot;
            lock (_lock)
            {
                slot = _slots.TryGetValue(id, out var known) ? known : _slots[id] = new UploadSlot();
            }

            if (displaces)
            {
                slot.Displace();
            }

            if (!await slot.Gate.WaitAsync(patience, cancellation))
            {
                return null;
            }

            if (!slot.IsGone)
            {
                return new UploadHold(slot, clock);
            }

            slot.Gate.Release();
        }
    }

    /// <summary>Closes writers that nobody has used for some time; what was acknowledged is durable.</summary>
    public void CloseIdle(TimeSpan idle)
    {
        List<KeyValuePair<string, UploadSlot>> slots;
        lock (_lock)
        {
            slots = [.. _slots];
        }

        foreach (var (id, slot) in slots.Where(slot => slot.Value.Gate.Wait(0)))
        {
            if (clock.GetElapsedTime(slot.LeftAt) >= idle)
            {
                slot.CloseWriter();
                slot.IsGone = true;
                lock (_lock)
                {
                    _slots.Remove(id);
                }
            }

            slot.Gate.Release();
        }
    }

    public void Dispose() => CloseIdle(TimeSpan.Zero);
}
