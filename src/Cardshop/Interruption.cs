using System.Runtime.InteropServices;

namespace Cardshop;

/// <summary>
/// The first Ctrl-C, or a service manager's wish, asks for an orderly end. The second ends the program at once, as does a minute in which the
/// orderly end does not come. What is durable stays so.
/// </summary>
internal sealed class Interruption : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly CancellationTokenSource _asked = new();
    private readonly List<PosixSignalRegistration> _registrations = [];
    private readonly ITimer _limit;
    private int _signals;

    public Interruption(TimeProvider clock)
    {
        _limit = clock.CreateTimer(_ => Environment.Exit(ExitCode.Interrupted), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        foreach (var signal in new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM })
        {
            _registrations.Add(PosixSignalRegistration.Create(signal, OnSignal));
        }
    }

    /// <summary>Somebody has asked for the end.</summary>
    public CancellationToken Token => _asked.Token;

    public void Dispose()
    {
        _registrations.ForEach(registration => registration.Dispose());
        _limit.Dispose();
        _asked.Dispose();
    }

    private void OnSignal(PosixSignalContext context)
    {
        context.Cancel = true;
        if (Interlocked.Increment(ref _signals) > 1)
        {
            Environment.Exit(ExitCode.Interrupted);
        }

        _limit.Change(Patience, Timeout.InfiniteTimeSpan);
        _ = _asked.CancelAsync();
    }
}
