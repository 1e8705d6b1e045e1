using System.Net;

namespace Cardshop.Ftp.Server.Sessions;

/// <summary>Counts clients.</summary>
internal sealed class SessionLimits(int most, int mostPerAddress)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<IPAddress, int> _byAddress = [];

    public int Count { get; private set; }

    /// <summary>A place for one more; null when there is none. It is free again when it is disposed.</summary>
    public IDisposable? TryEnter(IPAddress address)
    {
        lock (_lock)
        {
            var there = _byAddress.GetValueOrDefault(address);
            if (Count >= most || there >= mostPerAddress)
            {
                return null;
            }

            Count++;
            _byAddress[address] = there + 1;
            return new Place(this, address);
        }
    }

    private void Leave(IPAddress address)
    {
        lock (_lock)
        {
            Count--;
            if (--_byAddress[address] == 0)
            {
                _byAddress.Remove(address);
            }
        }
    }

    private sealed class Place(SessionLimits limits, IPAddress address) : IDisposable
    {
        public void Dispose() => limits.Leave(address);
    }
}
