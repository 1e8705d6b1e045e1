using System.Diagnostics;
using System.Text.Json;
using Xunit;

namespace Cardshop.TestKit;

/// <summary>A service that runs as a process of its own, to be killed and started again. When it is ready it says so in a line of JSON.</summary>
/// <param name="start">How it is started.</param>
public sealed class ServiceProcess(Func<ProcessStartInfo> start) : IDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(20);

    private readonly Queue<string> _said = [];
    private TaskCompletionSource<JsonElement> _ready = new();
    private Process? _process;
    private bool _isDisposed;

    /// <summary>How often it was killed.</summary>
    public int Kills { get; private set; }

    /// <summary>Whether it runs.</summary>
    public bool IsRunning => _process is { HasExited: false };

    /// <summary>Whether it has said that it is ready, once at least.</summary>
    public bool SaysWhenReady { get; private set; }

    /// <summary>The process, while it runs.</summary>
    public int Id => _process!.Id;

    /// <summary>What it said last, on standard output and standard error.</summary>
    public string Said
    {
        get
        {
            lock (_said)
            {
                return string.Join('\n', _said);
            }
        }
    }

    /// <summary>Starts it.</summary>
    public void Start()
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        var how = start();
        how.RedirectStandardOutput = how.RedirectStandardError = true;
        _ready = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        _process = new Process { StartInfo = how };
        _process.OutputDataReceived += (_, line) => Take(line.Data);
        _process.ErrorDataReceived += (_, line) => Take(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Starts it, and waits until it is ready.</summary>
    /// <returns>What it said then: its addresses.</returns>
    public async Task<JsonElement> StartAsync()
    {
        Start();
        var first = await Task.WhenAny(_ready.Task, _process!.WaitForExitAsync(), Task.Delay(LongestStart));
        Assert.True(first == _ready.Task, $"{_process.StartInfo.FileName} {string.Join(' ', _process.StartInfo.ArgumentList)} does not become ready:\n{Said}");
        return await _ready.Task;
    }

    /// <summary>Ends it at once, as a power cut would.</summary>
    public void Kill()
    {
        if (IsRunning)
        {
            _process!.Kill();
            _process.WaitForExit();
            Kills++;
        }

        _process?.Dispose();
        _process = null;
    }

    /// <summary>Asks it to end, as a service manager does.</summary>
    /// <returns>Its exit code.</returns>
    public int Stop()
    {
        Tool.Run("kill", "-TERM", $"{Id}");
        Assert.True(_process!.WaitForExit(LongestEnd), $"it does not end:\n{Said}");
        _process.WaitForExit(); // until all that it said is read
        return _process.ExitCode;
    }

    /// <summary>Ends it for good: who still wants to start it again, because a test has failed meanwhile, cannot.</summary>
    public void Dispose()
    {
        _isDisposed = true;
        Kill();
    }

    private void Take(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_said)
        {
            _said.Enqueue(line);
            if (_said.Count > 1000)
            {
                _said.Dequeue();
            }
        }

        if (line.StartsWith("{\"event\":\"ready\"", StringComparison.Ordinal))
        {
            SaysWhenReady = true;
            _ready.TrySetResult(JsonDocument.Parse(line).RootElement);
        }
    }
}
