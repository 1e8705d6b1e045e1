using System.Security.Cryptography;
using Cardshop.Benchmarks.Measuring;
using Cardshop.Benchmarks.Rendering;
using Cardshop.Primitives.Digests;
using Cardshop.TestKit;

namespace Cardshop.Benchmarks.Warehouse;

/// <summary>A large file, a vsftpd and a warehouse that have it, and curl to get it.</summary>
internal sealed class FtpSetting : IDisposable
{
    public const string Name = "content.img";

    private readonly string _root;
    private readonly string _certificate;
    private readonly bool _isTls;

    public FtpSetting(BenchOptions options, bool isTls)
    {
        _isTls = isTls;
        var work = Path.Combine(options.Work, isTls ? "tls" : "plain");
        _root = Directory.CreateDirectory(Path.Combine(work, "root")).FullName;
        Source = Path.Combine(_root, Name);
        RandomFile.Write(Source, options.LargeBytes, 4);
        using (var stream = File.OpenRead(Source))
        {
            Digest = new Sha256Digest(SHA256.HashData(stream));
        }

        // vsftpd writes as a user of its own, and wants a root that this user cannot write.
        Taken = Directory.CreateDirectory(Path.Combine(_root, "up")).FullName;
        Tool.Run("chmod", "755", _root);
        Tool.Run("chmod", "777", Taken);
        _certificate = Path.Combine(work, "server.pem");
        Tool.Run(
            "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "30", "-subj", "/CN=localhost",
            "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", _certificate + ".key", "-out", _certificate + ".crt");
        File.WriteAllText(_certificate, File.ReadAllText(_certificate + ".crt") + File.ReadAllText(_certificate + ".key"));
        Vsftpd = new VsftpdServer(Path.Combine(work, "vsftpd"), _root, isTls ? _certificate : null);
        Warehouse = new FtpWarehouse(Path.Combine(work, "shop"), _certificate);
    }

    public string Source { get; }

    public Sha256Digest Digest { get; }

    /// <summary>The folder that vsftpd takes uploads into.</summary>
    public string Taken { get; }

    public VsftpdServer Vsftpd { get; }

    public FtpWarehouse Warehouse { get; }

    public string FromVsftpd => $"ftp://127.0.0.1:{Vsftpd.Port}/";

    public string FromWarehouse => $"ftp://127.0.0.1:{Warehouse.Port}/";

    /// <summary>Options of curl for either server.</summary>
    public string[] Curl(string server) =>
    [
        "--silent", "--show-error", "--fail", .. _isTls ? new[] { "--ssl-reqd", "--cacert", _certificate + ".crt" } : [],
        .. string.Equals(server, FromWarehouse, StringComparison.Ordinal) ? new[] { "--user", $"{FtpWarehouse.Username}:{FtpWarehouse.Token}" } : [],
    ];

    /// <summary>Has the warehouse take the file.</summary>
    public Sample Put() => Programs.Time("curl", [.. Curl(FromWarehouse), "--quote", $"SITE SHA256 {Digest} {Name}", "--upload-file", Source, FromWarehouse + Name]);

    public void Dispose()
    {
        Warehouse.Dispose();
        Vsftpd.Dispose();
    }
}
