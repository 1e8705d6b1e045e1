using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Cardshop.TestKit;

namespace Cardshop.Ftp.Tests.Setting;

/// <summary>Says what it is told to, word for word.</summary>
internal sealed class RawClient : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly TcpClient _client = new();
    private Stream _stream;
    private StreamReader _reader;

    public RawClient(int port)
    {
        _client.Connect(IPAddress.Loopback, port);
        _client.ReceiveTimeout = (int)Patience.TotalMilliseconds;
        _stream = _client.GetStream();
        _reader = new StreamReader(_stream, Encoding.UTF8);
    }

    public Socket Socket => _client.Client;

    public static async Task<RawClient> LoggedInAsync(TestServer server)
    {
        var client = new RawClient(server.Port);
        await client.ReadAsync();
        await client.SayAsync("USER ann");
        await client.SayAsync($"PASS {TestLogin.Password}");
        return client;
    }

    /// <summary>Sends a line and returns the last line of the answer; null when there is none because the connection was closed.</summary>
    public async Task<string?> SayAsync(string line)
    {
        try
        {
            await WriteAsync(Encoding.UTF8.GetBytes(line + "\r\n"));
        }
        catch (IOException)
        {
            // What the server said before it closed the connection may still be there.
        }

        return await ReadAsync();
    }

    public async Task WriteAsync(byte[] bytes) => await _stream.WriteAsync(bytes);

    public async Task<string?> ReadAsync()
    {
        try
        {
            while (await _reader.ReadLineAsync().WaitAsync(Patience) is { } line)
            {
                if (line.Length > 3 && line[3] == ' ' && char.IsAsciiDigit(line[0]))
                {
                    return line;
                }
            }
        }
        catch (IOException)
        {
            // A connection that was reset is one that was closed.
        }

        return null;
    }

    /// <summary>Takes up TLS once AUTH TLS was answered.</summary>
    public async Task<SslStream> BeginTlsAsync(TestCertificate certificate, System.Security.Authentication.SslProtocols protocols, CipherSuitesPolicy? policy = null)
    {
        var tls = new SslStream(_stream);
        await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions
        {
            TargetHost = "localhost",
            EnabledSslProtocols = protocols,
            CipherSuitesPolicy = policy,
            RemoteCertificateValidationCallback = (_, shown, _, _) => shown?.GetCertHashString(HashAlgorithmName.SHA256).Equals(certificate.Sha256, StringComparison.OrdinalIgnoreCase) is true,
        });
        _stream = tls;
        _reader = new StreamReader(tls, Encoding.UTF8);
        return tls;
    }

    /// <summary>Asks for a port and connects to it.</summary>
    public async Task<TcpClient> OpenDataAsync()
    {
        var port = DataPort(await SayAsync("EPSV"));
        var data = new TcpClient();
        await data.ConnectAsync(IPAddress.Loopback, port);
        return data;
    }

    public static int DataPort(string? reply) => int.Parse(reply!.Split('|')[3]);

    public void Dispose() => _client.Dispose();
}
