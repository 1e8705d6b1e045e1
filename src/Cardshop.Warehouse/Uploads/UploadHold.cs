using Cardshop.Warehouse.Objects;

namespace Cardshop.Warehouse.Uploads;

/// <summary>One request's hold of an upload; nobody else is at it until this is disposed.</summary>
internal sealed class UploadHold : IDisposable
{
    private readonly CancellationTokenSource _displaced = new();
    private readonly UploadSlot _slot;
    private readonly TimeProvider _clock;

    /// <param name="slot">The slot, whose gate was entered.</param>
    /// <param name="clock">What time it is.</param>
    public UploadHold(UploadSlot slot, TimeProvider clock)
    {
        _slot = slot;
        _clock = clock;
        slot.Hold(this);
    }

    /// <summary>Somebody else wants the upload.</summary>
    public CancellationToken Displaced => _displaced.Token;

    public IUploadWriter? Writer
    {
        get => _slot.Writer;
        set => _slot.Writer = value;
    }

    public void Displace() => _displaced.Cancel();

    /// <summary>Drops what is not durable.</summary>
    public void CloseWriter() => _slot.CloseWriter();

    public void Dispose()
    {
        _slot.Hold(null);
        _displaced.Dispose();
        _slot.LeftAt = _clock.GetTimestamp();
        _slot.Gate.Release();
    }
}
