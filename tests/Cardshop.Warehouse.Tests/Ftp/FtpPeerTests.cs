using Cardshop.Primitives.Digests;
using Cardshop.TestKit;
using Cardshop.Warehouse.Objects;
using Xunit;

namespace Cardshop.Warehouse.Tests.Ftp;

/// <summary>What people have at hand gets images in and out of a warehouse.</summary>
public sealed class FtpPeerTests
{
    private static readonly byte[] Bytes = TestBytes.Of(2_000_000);

    [Fact]
    public async Task Curl_uploads_with_a_checksum_file_resumes_and_downloads()
    {
        await using var server = await WarehouseServer.StartAsync();
        using var folder = new TempFolder();
        var image = folder.Write("a.img", Bytes);
        var half = folder.Write("half/a.img", Bytes.AsSpan(0, 700_000));
        var checksum = folder.Write("a.img.sha256", $"{Sha256Digest.Of(Bytes)}  a.img\n");
        var ca = folder.Write("ca.pem", server.Certificate.Pem);
        string[] login = ["-sS", "--max-time", "30", "--ssl-reqd", "--cacert", ca, "--user", "manager1:manager@kiwix", "--ftp-create-dirs"];
        var root = $"ftp://127.0.0.1:{server.FtpPort}/kiwix/";

        Tool.Run("curl", [.. login, "-T", half, root]);
        Tool.Run("curl", [.. login, "-T", image, "-C", "-", root]);
        Assert.Null(server.Store.Find(ObjectName.Parse("kiwix/a.img")));
        Tool.Run("curl", [.. login, "-T", checksum, root]);

        Assert.Equal(Sha256Digest.Of(Bytes), server.Store.Find(ObjectName.Parse("kiwix/a.img"))!.Digest);
        Tool.Run("curl", [.. login, "-o", folder["out/a.img"], "--create-dirs", root + "a.img", "-o", folder["out/a.img.sha256"], root + "a.img.sha256"]);
        Assert.Contains("a.img: OK", Tool.Run("sh", "-c", $"cd {folder["out"]} && sha256sum -c a.img.sha256"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lftp_uploads_a_folder_with_its_checksums_renames_and_mirrors_it_back()
    {
        await using var server = await WarehouseServer.StartAsync();
        using var folder = new TempFolder();
        folder.Write("up/a.img", Bytes);
        folder.Write("up/a.img.sha256", $"{Sha256Digest.Of(Bytes)}  a.img\n");
        folder.Write("part", Bytes.AsSpan(0, 500_000));
        var ca = folder.Write("ca.pem", server.Certificate.Pem);

        Tool.Run("lftp", "--norc", "-c", $"""
            set cmd:fail-exit yes
            set net:max-retries 1
            set net:timeout 20
            set ssl:ca-file {ca}
            set ftp:ssl-force yes
            set ftp:ssl-protect-data yes
            open -u manager1,manager@kiwix ftp://127.0.0.1:{server.FtpPort}
            put {folder["part"]} -o b.img
            put -c {folder["up/a.img"]} -o b.img
            mv b.img c.img
            quote SITE SHA256 {Sha256Digest.Of(Bytes)} c.img
            mirror -R {folder["up"]} kiwix
            mirror kiwix {folder["down"]}
            get c.img -o {folder["c.img"]}
            """);

        Assert.Equal(Bytes, File.ReadAllBytes(folder["down/a.img"]));
        Assert.Equal(Bytes, File.ReadAllBytes(folder["c.img"]));
    }

    [Fact]
    public async Task Ftplib_logs_in_with_a_grant_and_delivers()
    {
        await using var server = await WarehouseServer.StartAsync();
        using var folder = new TempFolder();
        var image = folder.Write("a.img", Bytes);
        var ca = folder.Write("ca.pem", server.Certificate.Pem);
        var script = folder.Write("deliver.py", """
            import ftplib, hashlib, io, ssl, sys
            port, ca, image, grant = int(sys.argv[1]), sys.argv[2], sys.argv[3], sys.argv[4]
            data = open(image, 'rb').read()
            ftp = ftplib.FTP_TLS(context=ssl.create_default_context(cafile=ca), timeout=20)
            ftp.connect('127.0.0.1', port)
            ftp.login('creator1', grant)
            ftp.prot_p()
            ftp.sendcmd('SITE SHA256 %s kiwix/1/a.img' % hashlib.sha256(data).hexdigest())
            ftp.cwd('kiwix/1')
            ftp.storbinary('STOR a.img', io.BytesIO(data))
            assert ftp.size('a.img') == len(data)
            got = io.BytesIO()
            ftp.retrbinary('RETR a.img', got.write)
            assert got.getvalue() == data
            try:
                ftp.delete('a.img')
                raise SystemExit('a creator has removed an image')
            except ftplib.error_perm as error:
                assert str(error).startswith('550'), error
            ftp.quit()
            """);

        Tool.Run("python3", script, $"{server.FtpPort}", ca, image, server.Grant("kiwix/1/a.img"));

        Assert.NotNull(server.Store.Find(ObjectName.Parse("kiwix/1/a.img")));
    }

    [Fact]
    public async Task Ncftp_uploads_and_downloads()
    {
        await using var server = await WarehouseServer.StartAsync();
        using var folder = new TempFolder();
        var image = folder.Write("a.img", Bytes);
        var checksum = folder.Write("a.img.sha256", $"{Sha256Digest.Of(Bytes)}  a.img\n");
        string[] login = ["-u", "manager1", "-p", "manager@kiwix", "-P", $"{server.FtpPort}"];

        Tool.Run("ncftpput", [.. login, "-m", "127.0.0.1", "kiwix/2", checksum, image]);
        Directory.CreateDirectory(folder["down"]);
        Tool.Run("ncftpget", [.. login, "127.0.0.1", folder["down"], "kiwix/2/a.img"]);

        Assert.Equal(Bytes, File.ReadAllBytes(folder["down/a.img"]));
    }
}
