using Cardshop.Ftp.Tests.Setting;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.Ftp.Tests.Peers;

/// <summary>Python's ftplib, what scripts use.</summary>
public sealed class FtplibTests
{
    [Fact]
    public async Task Ftplib_uploads_resumes_lists_renames_downloads_and_aborts_over_tls()
    {
        await using var server = new TestServer();
        var bytes = TestBytes.Make(1_500_000);
        using (var large = File.Create(server.InRoot("large.img")))
        {
            large.SetLength(1L << 30);
        }

        var source = server.Folder.Write("source", bytes);
        var script = server.Folder.Write("script.py", """
            import ftplib, io, ssl, sys
            port, ca, source, password = int(sys.argv[1]), sys.argv[2], sys.argv[3], sys.argv[4]
            data = open(source, 'rb').read()
            ftp = ftplib.FTP_TLS(context=ssl.create_default_context(cafile=ca), timeout=20)
            ftp.connect('127.0.0.1', port)
            ftp.login('ann', password)
            ftp.prot_p()
            ftp.mkd('folder')
            ftp.cwd('folder')
            assert ftp.pwd() == '/folder', ftp.pwd()
            ftp.storbinary('STOR a.img', io.BytesIO(data[:500000]))
            ftp.storbinary('STOR a.img', io.BytesIO(data[500000:1000000]), rest=500000)
            ftp.storbinary('APPE a.img', io.BytesIO(data[1000000:]))
            assert ftp.size('a.img') == len(data), ftp.size('a.img')
            assert [(name, facts['type'], facts['size']) for name, facts in ftp.mlsd()] == [('a.img', 'file', str(len(data)))]
            assert ftp.nlst() == ['a.img'], ftp.nlst()
            lines = []
            ftp.retrlines('LIST', lines.append)
            assert lines[0].endswith('a.img'), lines
            ftp.rename('a.img', 'b.img')
            got = io.BytesIO()
            ftp.retrbinary('RETR b.img', got.write, rest=3)
            assert got.getvalue() == data[3:]
            assert ftp.sendcmd('MDTM b.img').startswith('213 20')
            print(ftp.sendcmd('HASH b.img'))
            connection = ftp.transfercmd('RETR ../large.img')
            connection.recv(10)
            assert ftp.abort().startswith('426'), 'abort'
            connection.close()
            assert ftp.getresp().startswith('226')
            ftp.delete('b.img')
            ftp.cwd('..')
            ftp.rmd('folder')
            ftp.quit()
            """);

        var output = Tool.Run("python3", script, $"{server.Port}", server.CaFile, source, TestLogin.Password);

        var digest = Primitives.Digests.Sha256Digest.Of(bytes);
        Assert.Equal($"213 SHA-256 0-1500000 {digest} b.img", output.Trim());
        Assert.Equal([server.InRoot("large.img")], Directory.GetFileSystemEntries(server.Root));
    }
}
