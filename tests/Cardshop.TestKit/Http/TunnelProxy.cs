using System.Diagnostics;

namespace Cardshop.TestKit.Http;

/// <summary>
/// A proxy that tunnels (<c>CONNECT</c>) whoever names the right user and password to one port of loopback, whatever host was asked for.
/// </summary>
public sealed class TunnelProxy : IDisposable
{
    private const string Script = """
        import base64, socketserver, socket, sys, threading
        target = ("127.0.0.1", int(sys.argv[1]))
        wanted = "Basic " + base64.b64encode(sys.argv[2].encode()).decode()
        def pump(a, b):
            try:
                while data := a.recv(65536):
                    b.sendall(data)
                b.shutdown(socket.SHUT_WR)
            except OSError:
                pass
        class Tunnel(socketserver.StreamRequestHandler):
            def handle(self):
                request = self.rfile.readline().decode().split()
                fields = {}
                while (line := self.rfile.readline().decode().strip()):
                    name, value = line.split(":", 1)
                    fields[name.lower()] = value.strip()
                if fields.get("proxy-authorization") != wanted:
                    self.wfile.write(b"HTTP/1.1 407 Who\r\nProxy-Authenticate: Basic realm=test\r\nContent-Length: 0\r\n\r\n")
                    return
                print(request[0], request[1], flush=True)
                with socket.create_connection(target) as far:
                    self.wfile.write(b"HTTP/1.1 200 Go on\r\n\r\n")
                    back = threading.Thread(target=pump, args=(far, self.connection), daemon=True)
                    back.start()
                    pump(self.connection, far)
                    back.join()
        class Server(socketserver.ThreadingTCPServer):
            daemon_threads = True
        with Server(("127.0.0.1", 0), Tunnel) as server:
            print(server.server_address[1], flush=True)
            server.serve_forever()
        """;

    private readonly Process _process;
    private readonly string _credentials;
    private readonly int _port;

    /// <param name="port">Where tunnels lead to.</param>
    /// <param name="user">Who may use it.</param>
    /// <param name="password">How they prove who they are.</param>
    public TunnelProxy(int port, string user, string password)
    {
        _credentials = $"{user}:{password}";
        var start = new ProcessStartInfo(Tool.Find("python3"), ["-c", Script, port.ToString(), _credentials])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        _process = Process.Start(start)!;
        _port = int.Parse(_process.StandardOutput.ReadLine()!);
    }

    /// <summary>What to put into <c>https_proxy</c>.</summary>
    public string Address => $"http://{_credentials}@127.0.0.1:{_port}";

    /// <summary>Ends the proxy.</summary>
    /// <returns>The requests that led to tunnels.</returns>
    public IReadOnlyList<string> Stop()
    {
        _process.Kill();
        return _process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    public void Dispose()
    {
        _process.Kill();
        _process.Dispose();
    }
}
