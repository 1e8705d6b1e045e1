using Cardshop.Ftp.Tests.Setting;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.Ftp.Tests.Peers;

/// <summary>ncftp, which is old and knows no TLS: plain, on loopback.</summary>
public sealed class NcftpTests
{
    [Fact]
    public async Task Ncftp_uploads_resumes_lists_and_downloads()
    {
        await using var server = new TestServer();
        var bytes = TestBytes.Make(1_200_000);
        var source = server.Folder.Write("a.img", bytes);
        string[] login = ["-u", "ann", "-p", TestLogin.Password, "-P", $"{server.Port}"];
        Directory.CreateDirectory(server.InRoot("folder"));
        var rest = server.Folder.Write("rest/a.img", bytes.AsSpan(400_000));
        File.WriteAllBytes(server.InRoot("folder/a.img"), bytes.AsSpan(0, 400_000));

        // Its own resume (-z) says REST, and then sends the file from the beginning (3.2.6, where it uses sendfile). What is missing can be appended.
        Tool.Run("ncftpput", [.. login, "-A", "127.0.0.1", "folder", rest]);
        Assert.Equal(bytes, File.ReadAllBytes(server.InRoot("folder/a.img")));

        Tool.Run("ncftpput", [.. login, "-m", "127.0.0.1", "made/here", source]);
        Assert.Equal(bytes, File.ReadAllBytes(server.InRoot("made/here/a.img")));

        var target = server.Folder["down"];
        Directory.CreateDirectory(target);
        File.WriteAllBytes(Path.Combine(target, "a.img"), bytes.AsSpan(0, 100));
        Tool.Run("ncftpget", [.. login, "127.0.0.1", target, "folder/a.img"]);
        Assert.Equal(bytes, File.ReadAllBytes(Path.Combine(target, "a.img")));

        Assert.Contains("a.img", Tool.Run("ncftpls", [.. login, "-l", "ftp://127.0.0.1/folder/"]), StringComparison.Ordinal);
    }
}
