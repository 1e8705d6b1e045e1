using System.Net;

namespace Cardshop.Ftp.Logins;

/// <summary>Slows down and then shuts out addresses that try passwords.</summary>
internal sealed class LoginThrottle(int mostFailures, TimeSpan window, TimeProvider clock)
{
    private const int MostAddresses = 10_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<IPAddress, (int Failures, long First)> _failures = [];

    /// <summary>Whether nothing is taken from an address for some time.</summary>
    public bool IsShutOut(IPAddress address)
    {
        lock (_lock)
        {
            return Failures(address) >= mostFailures;
        }
    }

    /// <summary>Notes a failure.</summary>
    /// <returns>How many there were of late.</returns>
    public int Fail(IPAddress address)
    {
        lock (_lock)
        {
            if (_failures.Count >= MostAddresses && !_failures.ContainsKey(address))
            {
                Forget();
            }

            var failures = Failures(address) + 1;
            _failures[address] = (failures, failures == 1 ? clock.GetTimestamp() : _failures[address].First);
            return failures;
        }
    }

    private int Failures(IPAddress address)
    {
        if (_failures.TryGetValue(address, out var known) && clock.GetElapsedTime(known.First) < window)
        {
            return known.Failures;
        }

        _failures.Remove(address);
        return 0;
    }

    /// <summary>Makes room: what is over goes, or, when somebody has very many addresses, the older half.</summary>
    private void Forget()
    {
        foreach (var address in _failures.Where(known => clock.GetElapsedTime(known.Value.First) >= window).Select(known => known.Key).ToList())
        {
            _failures.Remove(address);
        }

        if (_failures.Count >= MostAddresses)
        {
            foreach (var address in _failures.OrderBy(known => known.Value.First).Take(MostAddresses / 2).Select(known => known.Key).ToList())
            {
                _failures.Remove(address);
            }
        }
    }
}
