using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Cardshop.TestKit;
using Cardshop.TestKit.Http;

namespace Cardshop.Shop.Hosting;

/// <summary>A real SMTP server (aiosmtpd) that keeps what it is sent.</summary>
/// <param name="arguments">As <c>smtp_server.py</c> has them.</param>
public sealed class SmtpServer(params string[] arguments) : IDisposable
{
    private const string Reader = """
        import email, email.policy, json, pathlib, re, sys
        mails = []
        # A name ends with a count, Q17; the microseconds before it lack their zeros, so that names are not in order.
        for path in sorted(pathlib.Path(sys.argv[1]).glob("new/*"), key=lambda path: int(re.search(r"Q(\d+)", path.name)[1])):
            mail = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
            mails.append({"subject": mail["Subject"], "from": mail["From"], "to": mail["To"], "cc": mail["Cc"], "id": mail["Message-ID"], "type": mail.get_content_type(),
                          "envelope": mail["X-RcptTo"], "text": mail.get_body(("plain",)).get_content(), "html": mail.get_body(("html",)).get_content()})
        print(json.dumps(mails))
        """;

    private readonly TempFolder _folder = new();
    private Process? _process;

    /// <summary>The package belongs to the system's own Python, which need not be the first on the path.</summary>
    public static string Python { get; } = File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : Tool.Find("python3");

    public int Port { get; } = FreePort.Next();

    /// <summary>Starts it.</summary>
    public async Task<SmtpServer> StartAsync()
    {
        _process = Process.Start(new ProcessStartInfo(Python, [Checkout.PathOf("tests/Cardshop.Shop/Hosting/smtp_server.py"), _folder.Path, $"{Port}", .. arguments]))!;
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, Port);
                return this;
            }
            catch (SocketException) when (attempt < 300 && !_process.HasExited)
            {
                await Task.Delay(100);
            }
        }
    }

    /// <summary>Says how to answer from now on.</summary>
    /// <param name="replies">As <c>smtp_server.py</c> has them.</param>
    public void Answer(string replies)
    {
        // By a rename, so that it is never read half written.
        File.WriteAllText(_folder["replies.new"], replies);
        File.Move(_folder["replies.new"], _folder["replies.json"], overwrite: true);
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
