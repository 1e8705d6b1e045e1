using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Xunit;

namespace Cardshop.TestKit.Http;

/// <summary>A real nginx that serves a folder on a free port of loopback: ranges, entity tags and dates as in the field.</summary>
public sealed class NginxServer : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Process _process;
    private readonly string _scheme;

    /// <param name="root">The folder to serve.</param>
    /// <param name="location">Further directives for it.</param>
    /// <param name="certificate">Path of a certificate with its key, both as PEM, to serve over TLS; null for plain HTTP.</param>
    public NginxServer(string root, string location = "", string? certificate = null)
    {
        _scheme = certificate is null ? "http" : "https";
        var tls = certificate is null ? "" : $"ssl_certificate {certificate}; ssl_certificate_key {certificate};";
        Port = FreePort.Next();
        var configuration = _folder.Write("nginx.conf", $$"""
            daemon off;
            pid {{_folder["pid"]}};
            error_log {{_folder["error.log"]}};
            {{(Environment.UserName is "root" ? "user root;" : "")}}
            events { worker_connections 64; }
            http {
              access_log {{_folder["access.log"]}};
              sendfile on;
              client_body_temp_path {{_folder["body"]}};
              proxy_temp_path {{_folder["proxy"]}};
              fastcgi_temp_path {{_folder["fastcgi"]}};
              uwsgi_temp_path {{_folder["uwsgi"]}};
              scgi_temp_path {{_folder["scgi"]}};
              server {
                listen 127.0.0.1:{{Port}} {{(certificate is null ? "" : "ssl")}};
                {{tls}}
                location / { root {{root}}; {{location}} }
              }
            }
            """);
        _process = Process.Start(new ProcessStartInfo(Tool.Find("nginx"), ["-p", _folder.Path, "-e", _folder["error.log"], "-c", configuration]))!;
        Await();
    }

    public int Port { get; }

    /// <summary>The URL of a path that begins with a slash.</summary>
    public Uri this[string path] => new($"{_scheme}://127.0.0.1:{Port}{path}");

    /// <summary>The methods of the requests so far. nginx writes its log after it has answered, so this waits until there are some.</summary>
    public IReadOnlyList<string> Methods(int atLeast)
    {
        SpinWait.SpinUntil(() => ReadMethods().Count >= atLeast, TimeSpan.FromSeconds(10));
        return ReadMethods();
    }

    /// <summary>Ends the server, the log stays readable.</summary>
    public void Stop()
    {
        if (!_process.HasExited)
        {
            // SIGTERM, so that the master takes its workers with it; Kill would leave them.
            Tool.Run("kill", "-TERM", _process.Id.ToString());
            _process.WaitForExit();
        }
    }

    public void Dispose()
    {
        Stop();
        _process.Dispose();
        _folder.Dispose();
    }

    private List<string> ReadMethods() => File.Exists(_folder["access.log"])
        ? [.. File.ReadAllLines(_folder["access.log"]).Select(line => line.Split('"')[1].Split(' ')[0])]
        : [];

    private void Await()
    {
        var ready = SpinWait.SpinUntil(() => _process.HasExited || Answers(), TimeSpan.FromSeconds(20));
        Assert.True(ready && !_process.HasExited, "nginx does not start: " + (File.Exists(_folder["error.log"]) ? File.ReadAllText(_folder["error.log"]) : ""));
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
