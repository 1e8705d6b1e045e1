using System.Net;
using System.Net.Sockets;
using Cardshop.Ftp.Logins;
using Cardshop.Ftp.Server.Control;
using Cardshop.Ftp.Server.Replies;
using Cardshop.Ftp.Server.Sessions;
using Cardshop.Ftp.Server.Transfers;

namespace Cardshop.Ftp.Server;

/// <summary>
/// An FTP server (RFC 959, 2228, 2389, 2428, 3659, 4217, draft-ietf-ftpext2-hash), passive only: it never connects to where a client points.
/// </summary>
/// <param name="options">How it works.</param>
/// <param name="login">Says who may come in.</param>
/// <param name="clock">What time it is.</param>
/// <param name="watch">Is told what happens.</param>
public sealed class FtpServer(FtpServerOptions options, IFtpLogin login, TimeProvider clock, IFtpWatch? watch = null) : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly SessionLimits _limits = new(options.MaxSessions, options.MaxSessionsPerAddress);
    private readonly LoginThrottle _throttle = new(options.MaxFailedLoginsPerAddress, options.FailureWindow, clock);
    private readonly PassivePorts _ports = new(options.FirstDataPort, options.LastDataPort);
    private readonly List<Socket> _listeners = [];
    private readonly HashSet<Task> _running = [];
    private readonly Lock _lock = new();
    private bool _isDisposed;

    /// <summary>Where TLS begins when the client asks for it; null when that is not offered.</summary>
    public IPEndPoint? Endpoint { get; private set; }

    /// <summary>Where TLS begins at once; null when that is not offered.</summary>
    public IPEndPoint? ImplicitTlsEndpoint { get; private set; }

    /// <summary>Clients at the moment.</summary>
    public int Sessions => _limits.Count;

    /// <summary>Begins to listen.</summary>
    /// <exception cref="SocketException">A port is in use, or the address is not of this machine.</exception>
    /// <exception cref="InvalidOperationException">Without a certificate it may listen on loopback only.</exception>
    public void Start()
    {
        if (options.Certificate is null && (options.ImplicitTlsPort is not null || !IPAddress.IsLoopback(options.Address)))
        {
            throw new InvalidOperationException("Beyond loopback, and for implicit TLS, a certificate is needed: passwords are not taken without.");
        }

        Endpoint = options.Port is { } port ? Listen(port, isImplicit: false) : null;
        ImplicitTlsEndpoint = options.ImplicitTlsPort is { } tls ? Listen(tls, isImplicit: true) : null;
    }

    /// <summary>Hangs up on all clients.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        await _stop.CancelAsync();
        foreach (var listener in _listeners)
        {
            listener.Dispose();
        }

        Task[] running;
        lock (_lock)
        {
            running = [.. _running];
        }

        await Task.WhenAll(running);
        _stop.Dispose();
    }

    private IPEndPoint Listen(int port, bool isImplicit)
    {
        var listener = new Socket(options.Address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        _listeners.Add(listener);
        if (options.Address.Equals(IPAddress.IPv6Any))
        {
            listener.DualMode = true;
        }

        listener.Bind(new IPEndPoint(options.Address, port));
        listener.Listen(128);
        Keep(AcceptAsync(listener, isImplicit));
        return (IPEndPoint)listener.LocalEndPoint!;
    }

    private async Task AcceptAsync(Socket listener, bool isImplicit)
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                Keep(ServeAsync(await listener.AcceptAsync(_stop.Token), isImplicit));
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (SocketException error)
            {
                // Out of file handles, or a client that left at once: neither is the end of the server.
                watch?.Failed(options.Address, error);
                await Task.Delay(TimeSpan.FromMilliseconds(100), clock, CancellationToken.None);
            }
            catch (ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task ServeAsync(Socket socket, bool isImplicit)
    {
        await Task.Yield();
        var from = IPAddress.None;
        try
        {
            using var owned = socket;
            socket.NoDelay = true;
            from = Addresses.Plain(((IPEndPoint)socket.RemoteEndPoint!).Address);
            var local = Addresses.Plain(((IPEndPoint)socket.LocalEndPoint!).Address);
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.OutOfBandInline, true);
            await using var channel = new ControlChannel(new NetworkStream(socket, ownsSocket: false), options.LongestLine);
            using var place = _limits.TryEnter(from);
            if (place is null || _throttle.IsShutOut(from))
            {
                if (!isImplicit)
                {
                    await channel.SendAsync(new FtpReply(421, "There are too many clients, or too many failed logins from your address. Try again later."), _stop.Token);
                }

                return;
            }

            if (isImplicit)
            {
                using var late = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
                late.CancelAfter(options.LoginTimeout);
                await channel.BeginTlsAsync(options.Certificate!(), late.Token);
            }

            await using var session = new FtpSession(new SessionSetting(options, login, _throttle, _ports, clock, watch), channel, from, local);
            await session.RunAsync(_stop.Token);
        }
        catch (Exception error) when (error is IOException or SocketException or OperationCanceledException or System.Security.Authentication.AuthenticationException)
        {
            // The client has gone, speaks no TLS that is spoken here, or the server ends.
        }
        catch (Exception error)
        {
            watch?.Failed(from, error);
        }
    }

    private void Keep(Task task)
    {
        lock (_lock)
        {
            _running.Add(task);
        }

        _ = task.ContinueWith(
            ended =>
            {
                lock (_lock)
                {
                    _running.Remove(ended);
                }
            },
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
    }
}
