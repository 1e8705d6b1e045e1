using Cardshop.Ftp.Client;
using Cardshop.Primitives.Digests;
using Xunit;

namespace Cardshop.Warehouse.Tests.Ftp;

/// <summary>Ways through the FTP door.</summary>
internal static class FtpKit
{
    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Logs in with a token such as <c>manager@kiwix</c>, whose username is <c>manager1</c>.</summary>
    public static Task<FtpClient> LogInAsync(this WarehouseServer server, string token) => server.LogInAsync(token.Split('@')[0] + "1", token);

    public static Task<FtpClient> LogInAsync(this WarehouseServer server, string username, string password) => FtpClient.ConnectAsync(
        new FtpClientOptions("127.0.0.1", server.FtpPort, username, password) { Fingerprint = Sha256Digest.Parse(server.Certificate.Sha256) }, TimeProvider.System, Stop);

    public static Task SendAsync(this FtpClient client, string path, byte[] bytes, long? offset = 0) => client.UploadAsync(path, offset, new MemoryStream(bytes), progress: null, Stop);

    /// <summary>Tells the digest in the way of plain clients.</summary>
    public static Task TellAsync(this FtpClient client, string path, byte[] bytes) =>
        client.SendAsync(path + ".sha256", System.Text.Encoding.ASCII.GetBytes($"{Sha256Digest.Of(bytes)}  {Path.GetFileName(path)}\n"));

    public static async Task<byte[]> FetchAsync(this FtpClient client, string path, long offset = 0)
    {
        using var target = new MemoryStream();
        await client.DownloadAsync(path, offset, target, progress: null, Stop);
        return target.ToArray();
    }

    /// <summary>What the door refuses, and with which code.</summary>
    public static async Task<FtpClientException> RefusedAsync(int code, Func<Task> act)
    {
        var error = await Assert.ThrowsAsync<FtpClientException>(act);
        Assert.Equal(code, error.Code);
        return error;
    }
}
