using System.Net.Sockets;

namespace Cardshop.Warehouse.Tests.Uploads;

/// <summary>Connections that break after some bytes were sent, again and again.</summary>
internal sealed class BreakingHandler : IDisposable
{
    private readonly Random _random;
    private readonly int _most;
    private int _breaks;

    public BreakingHandler(int seed, int most)
    {
        _random = new Random(seed);
        _most = most;
        Handler = new SocketsHttpHandler
        {
            PooledConnectionLifetime = TimeSpan.Zero,
            ConnectCallback = async (context, cancellation) =>
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                await socket.ConnectAsync(context.DnsEndPoint, cancellation);
                return new BreakingStream(socket, Next(), () => Interlocked.Increment(ref _breaks));
            },
        };
    }

    public SocketsHttpHandler Handler { get; }

    public int Breaks => _breaks;

    /// <summary>How many connections break; the others hold.</summary>
    public int Gives { get; init; } = int.MaxValue;

    public void Dispose() => Handler.Dispose();

    private long Next()
    {
        lock (_random)
        {
            return _breaks < Gives ? (Gives == 1 ? _most : _random.Next(_most)) : long.MaxValue;
        }
    }

    private sealed class BreakingStream(Socket socket, long bytes, Action broke) : NetworkStream(socket, ownsSocket: true)
    {
        private long _left = bytes;

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var count = (int)Math.Min(buffer.Length, _left);
            await base.WriteAsync(buffer[..count], cancellationToken);
            _left -= count;
            if (count < buffer.Length)
            {
                // Closing at once makes the kernel throw away what the server has not read yet, and no attempt gets anywhere.
                await Task.Delay(50, cancellationToken);
                broke();
                Socket.Close();
                throw new IOException("The network broke.");
            }
        }
    }
}
