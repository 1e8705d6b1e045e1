using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;
using Xunit;

namespace Cardshop.TestKit.Registry;

/// <summary>
/// Debian's <c>docker-registry</c> on a free port of this machine, with what it holds in a folder of its own. Images get in by
/// <c>skopeo</c>, so both sides of what a test reads were written by somebody else.
/// </summary>
public sealed partial class DockerRegistry : IDisposable
{
    private readonly TempFolder? _folder;
    private readonly Process _process;

    /// <summary>Starts an empty registry that lets everybody in.</summary>
    public DockerRegistry()
        : this(new TempFolder(), authentication: "")
    {
    }

    private DockerRegistry(TempFolder? folder, string authentication, string? storage = null)
    {
        _folder = folder;
        Storage = storage ?? folder!["data"];
        var configuration = Path.Combine(Path.GetDirectoryName(Storage)!, $"{Guid.NewGuid():N}.yml");
        File.WriteAllText(configuration, $"""
            version: 0.1
            storage:
              filesystem:
                rootdirectory: {Storage}
            http:
              addr: 127.0.0.1:0
            {authentication}
            """);
        var start = new ProcessStartInfo(Tool.Find("docker-registry"), ["serve", configuration])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        _process = Process.Start(start)!;
        Host = $"127.0.0.1:{AwaitPort()}";
    }

    /// <summary>Address and port: the registry part of the names of its images.</summary>
    public string Host { get; }

    private string Storage { get; }

    /// <summary>A second door to the same images that asks for authentication.</summary>
    /// <param name="authentication">The <c>auth:</c> section of its configuration.</param>
    public DockerRegistry Guarded(string authentication) => new(folder: null, authentication, Storage);

    /// <summary>Pushes an image or an index of a layout, as it is or converted to Docker's format.</summary>
    /// <returns>The reference to pull it by: <c>127.0.0.1:5000/repository/name:tag</c>.</returns>
    public string Push(OciLayout layout, string tag, string repository, bool asDocker = false)
    {
        var reference = $"{Host}/{repository}:{tag}";
        IEnumerable<string> format = asDocker ? ["--format", "v2s2"] : ["--preserve-digests"];
        Tool.Run(
            "skopeo",
            ["--insecure-policy", "copy", "--quiet", "--all", "--dest-tls-verify=false", .. format, $"oci:{layout.Folder}:{tag}", $"docker://{reference}"]);
        return reference;
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        _folder?.Dispose();
    }

    /// <summary>Waits until it says where it listens. What it goes on to say is taken and dropped, or the pipe fills and it stops.</summary>
    private string AwaitPort()
    {
        var log = new ConcurrentQueue<string?>();
        var port = "";
        _process.OutputDataReceived += (_, _) => { };
        _process.ErrorDataReceived += (_, line) =>
        {
            if (port.Length == 0)
            {
                log.Enqueue(line.Data);
                port = ListeningLine().Match(line.Data ?? "").Groups["port"].Value;
            }
        };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        var isReady = SpinWait.SpinUntil(() => port.Length > 0 || _process.HasExited, TimeSpan.FromSeconds(20)) && port.Length > 0;
        if (!isReady)
        {
            Dispose();
            Assert.Fail($"docker-registry does not start: {string.Join('\n', log)}");
        }

        return port;
    }

    [GeneratedRegex(@"listening on 127\.0\.0\.1:(?<port>\d+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ListeningLine();
}
