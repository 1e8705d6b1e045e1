using Cardshop.Ftp.Tests.Setting;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.Ftp.Tests.Peers;

/// <summary>curl, plain on loopback, with explicit and with implicit TLS.</summary>
public sealed class CurlTests
{
    [Theory]
    [InlineData("plain")]
    [InlineData("explicit")]
    [InlineData("implicit")]
    public async Task Curl_uploads_lists_resumes_downloads_renames_and_deletes(string security)
    {
        await using var server = new TestServer();
        var bytes = TestBytes.Make(3_000_000);
        var source = server.Folder.Write("source", bytes);
        var half = server.Folder.Write("half", bytes.AsSpan(0, 1_000_000));

        Curl(server, security, "/new/ünï 1.img", "-T", half, "--ftp-create-dirs");
        Curl(server, security, "/new/ünï 1.img", "-T", source, "-C", "-");
        Assert.Equal(bytes, File.ReadAllBytes(server.InRoot("new/ünï 1.img")));

        Assert.Contains("ünï 1.img", Curl(server, security, "/new/"), StringComparison.Ordinal);
        Assert.Contains("type=file;size=3000000;", Curl(server, security, "/new/", "-X", "MLSD"), StringComparison.Ordinal);

        var target = server.Folder.Write("target", bytes.AsSpan(0, 2_000_001));
        Curl(server, security, "/new/ünï 1.img", "-C", "-", "-o", target);
        Assert.Equal(bytes, File.ReadAllBytes(target));

        Curl(server, security, "/", "-Q", "RNFR new/ünï 1.img", "-Q", "RNTO new/b.img", "-Q", "DELE new/b.img", "-Q", "RMD new");
        Assert.Empty(Directory.GetFileSystemEntries(server.Root));
    }

    [Fact]
    public async Task A_wrong_password_is_refused_as_such()
    {
        await using var server = new TestServer();

        var result = Tool.Try("curl", "-sS", "--user", "ann:wrong", $"ftp://127.0.0.1:{server.Port}/");

        Assert.Equal(67, result.ExitCode);
    }

    private static string Curl(TestServer server, string security, string path, params string[] arguments)
    {
        var address = security is "implicit" ? $"ftps://127.0.0.1:{server.ImplicitPort}" : $"ftp://127.0.0.1:{server.Port}";
        string[] tls = security is "explicit" ? ["--ssl-reqd"] : [];
        return Tool.Run(
            "curl", ["-sS", "--max-time", "30", "--cacert", server.CaFile, .. tls, "--user", $"ann:{TestLogin.Password}", .. arguments, address + Uri.EscapeDataString(path).Replace("%2F", "/")]);
    }
}
