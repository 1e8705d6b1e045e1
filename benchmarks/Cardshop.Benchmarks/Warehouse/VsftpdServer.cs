using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Cardshop.TestKit;
using Cardshop.TestKit.Http;

namespace Cardshop.Benchmarks.Warehouse;

/// <summary>A real vsftpd that lets everybody in and serves a folder on a free port of loopback. Only root can start it.</summary>
internal sealed class VsftpdServer : IDisposable
{
    private readonly Process _process;

    /// <param name="folder">Where its configuration lies.</param>
    /// <param name="root">The folder to serve; uploads go into <c>up</c> within.</param>
    /// <param name="certificate">Path of a certificate with its key, both as PEM, to speak TLS alone; null for no TLS.</param>
    public VsftpdServer(string folder, string root, string? certificate)
    {
        Directory.CreateDirectory(folder);
        var empty = Directory.CreateDirectory(Path.Combine(folder, "empty")).FullName;
        Port = FreePort.Next();
        var tls = certificate is null ? "ssl_enable=NO" : $"""
            ssl_enable=YES
            allow_anon_ssl=YES
            force_anon_data_ssl=YES
            force_anon_logins_ssl=YES
            require_ssl_reuse=NO
            ssl_ciphers=ECDHE+AESGCM
            rsa_cert_file={certificate}
            """;
        var configuration = Path.Combine(folder, "vsftpd.conf");
        File.WriteAllText(configuration, $"""
            listen=YES
            listen_address=127.0.0.1
            listen_port={Port}
            background=NO
            anonymous_enable=YES
            local_enable=NO
            no_anon_password=YES
            anon_root={root}
            anon_upload_enable=YES
            anon_other_write_enable=YES
            anon_umask=022
            write_enable=YES
            use_sendfile=YES
            seccomp_sandbox=NO
            xferlog_enable=NO
            secure_chroot_dir={empty}
            {tls}

            """);
        _process = Process.Start(new ProcessStartInfo(Tool.Find("vsftpd"), [configuration]))!;
        if (!SpinWait.SpinUntil(() => _process.HasExited || Answers(), TimeSpan.FromSeconds(20)) || _process.HasExited)
        {
            throw new InvalidOperationException("vsftpd does not start.");
        }
    }

    public int Port { get; }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    private bool Answers()
    {
        try
        {
            using var client = new TcpClient();
            client.Connect(IPAddress.Loopback, Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
