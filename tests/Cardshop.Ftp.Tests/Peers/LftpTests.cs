using Cardshop.Ftp.Tests.Setting;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.Ftp.Tests.Peers;

/// <summary>lftp, which encrypts data and compares certificates.</summary>
public sealed class LftpTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Lftp_uploads_resumes_lists_mirrors_renames_and_removes(bool isImplicit)
    {
        await using var server = new TestServer();
        var bytes = TestBytes.Make(2_500_000);
        var source = server.Folder.Write("up/source.img", bytes);
        File.WriteAllBytes(server.InRoot("part.img"), bytes.AsSpan(0, 1_234_567));
        var mirrored = server.Folder["mirrored"];

        var output = Lftp(server, isImplicit, $"""
            mkdir -p a/b
            put {source} -o a/b/whole.img
            put -c {source} -o part.img
            cls -l a/b
            mv a/b/whole.img a/b/renamed.img
            mirror a {mirrored}
            mirror -R {server.Folder["up"]} uploaded
            get -c part.img -o {server.Folder["part"]}
            rm -r a
            """);

        Assert.Contains("2500000", output, StringComparison.Ordinal);
        Assert.Equal(bytes, File.ReadAllBytes(server.InRoot("part.img")));
        Assert.Equal(bytes, File.ReadAllBytes(Path.Combine(mirrored, "b/renamed.img")));
        Assert.Equal(bytes, File.ReadAllBytes(server.InRoot("uploaded/source.img")));
        Assert.Equal(bytes, File.ReadAllBytes(server.Folder["part"]));
        Assert.False(Directory.Exists(server.InRoot("a")));
    }

    private static string Lftp(TestServer server, bool isImplicit, string commands)
    {
        var address = isImplicit ? $"ftps://127.0.0.1:{server.ImplicitPort}" : $"ftp://127.0.0.1:{server.Port}";
        return Tool.Run(
            "lftp",
            "--norc",
            "-c",
            $"""
            set cmd:fail-exit yes
            set net:max-retries 1
            set net:timeout 20
            set ssl:ca-file {server.CaFile}
            set ftp:ssl-force yes
            set ftp:ssl-protect-data yes
            open -u ann,"{TestLogin.Password}" {address}
            {commands}
            """);
    }
}
