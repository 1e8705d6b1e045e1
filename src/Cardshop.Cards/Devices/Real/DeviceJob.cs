namespace Cardshop.Cards.Devices.Real;

/// <summary>Something that a thread of a device is to do. Until it is begun it can be called off; then it runs to its end, because the kernel has its memory.</summary>
internal sealed class DeviceJob(Action work)
{
    private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _isTaken;

    /// <summary>Ends when the work has, and as it has.</summary>
    public Task Over => _over.Task;

    public void Run()
    {
        if (!Take())
        {
            return;
        }

        try
        {
            work();
            _over.SetResult();
        }
        catch (Exception error)
        {
            _over.SetException(error);
        }
    }

    public void CallOff(CancellationToken cancellation)
    {
        if (Take())
        {
            _over.SetCanceled(cancellation);
        }
    }

    private bool Take() => Interlocked.Exchange(ref _isTaken, 1) == 0;
}
