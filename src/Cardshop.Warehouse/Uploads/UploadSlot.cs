using Cardshop.Warehouse.Objects;

namespace Cardshop.Warehouse.Uploads;

/// <summary>What this process has of one upload: who is at it, and the writer, which stays open between requests.</summary>
internal sealed class UploadSlot
{
    private readonly Lock _lock = new();
    private UploadHold? _holder;

    public SemaphoreSlim Gate { get; } = new(1);

    public IUploadWriter? Writer { get; set; }

    /// <summary>When somebody last let go of it, as a timestamp.</summary>
    public long LeftAt { get; set; }

    /// <summary>It is no longer the slot of its upload. Only for who holds the gate.</summary>
    public bool IsGone { get; set; }

    /// <summary>Asks whoever is at the upload to let go: most likely a connection that the client has given up.</summary>
    public void Displace()
    {
        lock (_lock)
        {
            _holder?.Displace();
        }
    }

    /// <summary>Says who is at the upload; null when nobody is.</summary>
    public void Hold(UploadHold? holder)
    {
        lock (_lock)
        {
            _holder = holder;
        }
    }

    public void CloseWriter()
    {
        Writer?.Dispose();
        Writer = null;
    }
}
