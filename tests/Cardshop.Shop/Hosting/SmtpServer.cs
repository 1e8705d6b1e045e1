using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Cardshop.TestKit;

namespace Cardshop.Shop.Hosting;

/// <summary>A real SMTP server (aiosmtpd) that keeps what it is sent.</summary>
public sealed class SmtpServer : IDisposable
{
    private const string Reader = """
        import email, email.policy, json, pathlib, sys
        mails = []
        for path in sorted(pathlib.Path(sys.argv[1]).glob("new/*")):
            mail = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
            mails.append({"subject": mail["Subject"], "to": mail["To"], "cc": mail["Cc"], "id": mail["Message-ID"], "type": mail.get_content_type(),
                          "text": mail.get_body(("plain",)).get_content(), "html": mail.get_body(("html",)).get_content()})
        print(json.dumps(mails))
        """;

    // The package belongs to the system's own Python, which need not be the first on the path.
    private static readonly string Python = File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : Tool.Find("python3");

    private readonly TempFolder _folder = new();
    private Process? _process;

    public SmtpServer()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public int Port { get; }

    /// <summary>Starts it.</summary>
    public async Task StartAsync()
    {
        _process = Process.Start(new ProcessStartInfo(
            Python, ["-m", "aiosmtpd", "-n", "-l", $"127.0.0.1:{Port}", "-c", "aiosmtpd.handlers.Mailbox", _folder["mail"]]))!;
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, Port);
                return;
            }
            catch (SocketException) when (attempt < 300 && !_process.HasExited)
            {
                await Task.Delay(100);
            }
        }
    }

    /// <summary>The mails so far, once there are as many as expected.</summary>
    public async Task<List<JsonElement>> MailsAsync(int atLeast)
    {
        for (var attempt = 0; attempt < 600 && Count() < atLeast; attempt++)
        {
            await Task.Delay(100);
        }

        return [.. JsonDocument.Parse(Tool.Run(Python, "-c", Reader, _folder["mail"])).RootElement.EnumerateArray()];
    }

    public void Dispose()
    {
        _process?.Kill();
        _process?.WaitForExit();
        _process?.Dispose();
        _folder.Dispose();
    }

    private int Count() => Directory.Exists(_folder["mail/new"]) ? Directory.GetFiles(_folder["mail/new"]).Length : 0;
}
