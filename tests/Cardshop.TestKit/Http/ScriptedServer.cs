using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Cardshop.TestKit.Http;

/// <summary>
/// A web server on loopback that answers what a test tells it to, lies and broken connections included. Each request gets a connection of
/// its own.
/// </summary>
public sealed class ScriptedServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentQueue<ScriptedRequest> _requests = new();
    private readonly ConcurrentBag<Task> _connections = [];
    private readonly Func<ScriptedRequest, ScriptedAnswer> _script;
    private readonly Task _accepting;
    private int _count;

    /// <param name="script">Says what to answer; called from any thread.</param>
    public ScriptedServer(Func<ScriptedRequest, ScriptedAnswer> script)
    {
        _script = script;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>The requests so far.</summary>
    public IReadOnlyCollection<ScriptedRequest> Requests => _requests;

    /// <summary>The URL of a path that begins with a slash.</summary>
    public Uri this[string path] => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}{path}");

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _accepting;
        await Task.WhenAll(_connections);
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _connections.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_end.Token)));
            }
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException)
        {
            // The server is being stopped.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var connection = client;
        try
        {
            await using var stream = connection.GetStream();
            if (await ReadAsync(stream) is { } request)
            {
                _requests.Enqueue(request);
                await AnswerAsync(stream, request, _script(request));
            }
        }
        catch (Exception error) when (error is IOException or OperationCanceledException)
        {
            // The other side hung up, as tests of broken connections want it, or the server is being stopped.
        }
    }

    private async Task<ScriptedRequest?> ReadAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
        if (await reader.ReadLineAsync(_end.Token) is not { } line)
        {
            return null;
        }

        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (await reader.ReadLineAsync(_end.Token) is { Length: > 0 } header)
        {
            var colon = header.IndexOf(':', StringComparison.Ordinal);
            headers[header[..colon]] = header[(colon + 1)..].Trim();
        }

        var words = line.Split(' ');
        return new ScriptedRequest(Interlocked.Increment(ref _count), words[0], words[1], headers);
    }

    private async Task AnswerAsync(NetworkStream stream, ScriptedRequest request, ScriptedAnswer answer)
    {
        var head = $"HTTP/1.1 {answer.Status}\r\n{string.Concat(answer.Headers.Select(header => header + "\r\n"))}Connection: close\r\n\r\n";
        await stream.WriteAsync(Encoding.Latin1.GetBytes(head), _end.Token);
        var body = request.Method is "HEAD" ? default : answer.Body;
        body = body[..Math.Min(body.Length, answer.CutAfter ?? answer.StallAfter ?? body.Length)];
        while (!body.IsEmpty)
        {
            await Task.Delay(answer.Pause, _end.Token);
            var piece = body[..Math.Min(body.Length, answer.Piece ?? body.Length)];
            await stream.WriteAsync(piece, _end.Token);
            body = body[piece.Length..];
        }

        if (answer.StallAfter is not null)
        {
            await Task.Delay(Timeout.Infinite, _end.Token);
        }
    }
}
