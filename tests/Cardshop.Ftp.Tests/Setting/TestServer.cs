using Cardshop.Ftp.Files;
using Cardshop.Ftp.Folders;
using Cardshop.Ftp.Server;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.Ftp.Tests.Setting;

/// <summary>A server on loopback with a folder of its own, which is writable.</summary>
internal sealed class TestServer : IAsyncDisposable
{
    private readonly FtpServer _server;

    public TestServer(Func<FtpServerOptions, FtpServerOptions>? change = null, Func<string, IFtpFiles>? files = null)
    {
        Folder.Write("ca.pem", Certificate.Pem);
        Directory.CreateDirectory(Root);
        var options = new FtpServerOptions { Certificate = () => Certificate.Context, ImplicitTlsPort = 0, FailureDelay = TimeSpan.Zero };
        _server = new FtpServer(change?.Invoke(options) ?? options, new TestLogin(() => files?.Invoke(Root) ?? new FolderFiles(Root, isWritable: true)), TimeProvider.System, Watch);
        _server.Start();
    }

    public TempFolder Folder { get; } = new();

    public TestCertificate Certificate { get; } = new();

    public TestWatch Watch { get; } = new();

    /// <summary>What the server serves.</summary>
    public string Root => Folder["root"];

    public string CaFile => Folder["ca.pem"];

    public int Port => _server.Endpoint!.Port;

    public int ImplicitPort => _server.ImplicitTlsEndpoint!.Port;

    public int Sessions => _server.Sessions;

    public string InRoot(string name) => Path.Combine(Root, name);

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        Folder.Dispose();
        Certificate.Dispose();
        Assert.Empty(Watch.Failures);
    }
}
