using System.Net;
using System.Net.Sockets;
using Cardshop.Primitives.Connections;
using Xunit;

namespace Cardshop.Formats.Primitives;

public sealed class TcpDialerTests
{
    [Fact]
    public async Task A_server_that_hangs_up_at_once_is_an_error_that_clients_of_HTTP_know()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var hangingUp = HangUpAsync(listener, end.Token);
        using var http = new HttpClient(new SocketsHttpHandler { ConnectCallback = TcpDialer.ConnectAsync }) { BaseAddress = new Uri($"http://{listener.LocalEndpoint}/") };
        for (var i = 0; i < 300; i++)
        {
            await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync("", TestContext.Current.CancellationToken));
        }

        await end.CancelAsync();
        await hangingUp;
    }

    /// <summary>Resets each connection, so that it is gone by the time the client looks at it, or soon after.</summary>
    private static async Task HangUpAsync(TcpListener listener, CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                using var socket = await listener.AcceptSocketAsync(cancellation);
                socket.LingerState = new LingerOption(enable: true, 0);
            }
            catch (OperationCanceledException)
            {
                // The end.
            }
        }
    }
}
