using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using Cardshop.Ftp.Server;
using Cardshop.Warehouse.Access;
using Cardshop.Warehouse.Links;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Cardshop.Warehouse.Ftp;

/// <summary>The FTP door of a warehouse, for those who have no other way.</summary>
public sealed class FtpDoor : IHostedService, IAsyncDisposable
{
    private readonly FtpServer _server;
    private bool _isOpen;

    internal FtpDoor(
        FtpStore store, IEnumerable<IAccessTokens> tokens, Grants grants, Func<SslStreamCertificateContext>? certificate, TimeProvider clock, ILogger<FtpDoor> logger)
    {
        var options = store.Options.Ftp;
        _server = new FtpServer(
            new FtpServerOptions
            {
                Address = options.ListenAddress!,
                Port = options.Port,
                ImplicitTlsPort = options.ImplicitPort,
                Certificate = certificate,
                FirstDataPort = options.FirstDataPort,
                LastDataPort = options.LastDataPort,
                PublicAddress = options.PublicAddress is null ? null : IPAddress.Parse(options.PublicAddress),
                Greeting = "Welcome to the Cardshop warehouse.",
                MaxSessions = options.MaxSessions,
                MaxSessionsPerAddress = options.MaxSessionsPerAddress,
                IdleTimeout = options.IdleTimeout,
                DataTimeout = store.Options.StallTimeout,
            },
            new WarehouseLogin(store, tokens, grants),
            clock,
            new FtpDoorLog(logger));
    }

    /// <summary>Where TLS begins when the client asks for it; null when that is not offered.</summary>
    public IPEndPoint? Endpoint => _server.Endpoint;

    /// <summary>Where TLS begins at once; null when that is not offered.</summary>
    public IPEndPoint? ImplicitEndpoint => _server.ImplicitTlsEndpoint;

    /// <summary>The address by which others use it: the one where TLS begins at once, if there is one.</summary>
    /// <param name="host">By which they reach this machine.</param>
    public Uri UriAt(string host) => ImplicitEndpoint is { } secured
        ? new UriBuilder("ftps", host, secured.Port).Uri
        : new UriBuilder("ftp", host, Endpoint!.Port).Uri;

    /// <summary>Opens it, if that was not done before. Whoever does it before the host starts can say why it fails.</summary>
    /// <exception cref="IOException">It cannot listen there.</exception>
    public void Open()
    {
        if (_isOpen)
        {
            return;
        }

        try
        {
            _server.Start();
            _isOpen = true;
        }
        catch (SocketException error)
        {
            throw new IOException(
                $"The FTP door cannot open: {error.Message}. End what uses its port, or choose another by warehouse.ftp.port, warehouse.ftp.implicit_port and warehouse.ftp.address.", error);
        }
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        Open();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken) => await _server.DisposeAsync();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
