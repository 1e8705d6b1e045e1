using System.Net;
using System.Text;
using Cardshop.Ftp.Logins;
using Cardshop.Ftp.Server;
using Cardshop.Ftp.Server.Control;
using Cardshop.Ftp.Server.Sessions;
using Cardshop.Ftp.Server.Transfers;
using Cardshop.Ftp.Folders;
using Cardshop.Ftp.Tests.Setting;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.Ftp.Tests.Server;

/// <summary>A client may say anything: each line is answered, nothing escapes, and nothing outside of the root is touched.</summary>
public sealed class ControlFuzzTests
{
    private static readonly string[] Conversations =
    [
        "PWD\r\nCWD /a/../..\r\nMKD x\r\nRMD x\r\nCDUP\r\n",
        "TYPE I\r\nEPSV\r\nREST 5\r\nSIZE a\r\nMDTM a\r\nHASH a\r\n",
        "RNFR a\r\nRNTO ../../b\r\nRNFR /b\r\nRNTO a\r\n",
        "FEAT\r\nOPTS UTF8 ON\r\nOPTS MLST type;size;\r\nMLST a\r\nSTAT\r\nSTAT /\r\nHELP\r\n",
        "LIST\r\nRETR a\r\nSTOR b\r\nAPPE b\r\nMLSD\r\nNLST\r\nABOR\r\n",
        "ALLO 100\r\nMODE S\r\nSTRU F\r\nPORT 127,0,0,1,1,1\r\nEPRT |1|127.0.0.1|80|\r\nSITE x\r\n",
        "USER bob\r\nPASS open sesame\r\nPBSZ 0\r\nPROT P\r\nAUTH TLS-C\r\nNOOP\r\n",
    ];

    [Fact]
    public void Conversations_of_any_kind_are_answered_line_by_line()
    {
        using var folder = new TempFolder();
        var root = Directory.CreateDirectory(folder["root"]).FullName;
        folder.Write("root/a", "12345678");
        var options = new FtpServerOptions { FailureDelay = TimeSpan.Zero, MaxFailedLoginsPerAddress = int.MaxValue, LongestLine = 200, AcceptTimeout = TimeSpan.FromMilliseconds(1) };
        var login = new TestLogin(() => new FolderFiles(root, isWritable: true));
        var watch = new TestWatch();
        var setting = new SessionSetting(
            options, login, new LoginThrottle(int.MaxValue, TimeSpan.FromMinutes(1), TimeProvider.System), new PassivePorts(0, 0), TimeProvider.System, watch);

        new Fuzzer([.. Conversations.Select(text => Encoding.UTF8.GetBytes(text))]).Run(
            bytes =>
            {
                var stream = new Conversation([.. "USER ann\r\nPASS open sesame\r\n"u8, .. bytes, .. "\r\nQUIT\r\n"u8]);
                RunAsync(setting, stream).GetAwaiter().GetResult();
                Assert.All(stream.Said.Split("\r\n")[..^1], line => Assert.True(line.Length > 0 && !line.Any(char.IsControl), line));
                Assert.DoesNotContain(watch.Failures, error => error is not IOException);
            },
            _ => false);

        Assert.Equal([root], Directory.GetFileSystemEntries(folder.Path));
    }

    private static async Task RunAsync(SessionSetting setting, Stream stream)
    {
        await using var channel = new ControlChannel(stream, setting.Options.LongestLine);
        await using var session = new FtpSession(setting, channel, IPAddress.Loopback, IPAddress.Loopback);
        await session.RunAsync(CancellationToken.None);
    }

    /// <summary>Hands out what a client says, and keeps what it is answered.</summary>
    private sealed class Conversation(byte[] client) : MemoryStream(client)
    {
        private readonly MemoryStream _said = new();

        public string Said => Encoding.UTF8.GetString(_said.ToArray());

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => _said.WriteAsync(buffer, cancellationToken);
    }
}
