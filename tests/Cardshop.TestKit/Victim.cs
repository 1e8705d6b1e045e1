using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using Xunit;

namespace Cardshop.TestKit;

/// <summary>A program at work, to be watched, or stopped, while it is.</summary>
public sealed partial class Victim : IDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _said = new();
    private readonly Task _output;
    private readonly Task<string> _error;

    public Victim(ProcessStartInfo start)
    {
        // Who starts the tests in the background may have Ctrl-C ignored, and what ignores it hands that on.
        start.ArgumentList.Insert(0, start.FileName);
        start.ArgumentList.Insert(0, "--default-signal=INT,TERM");
        start.FileName = Tool.Find("env");
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        _process = Process.Start(start)!;
        _output = ReadAsync();
        _error = _process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Whether it is over.</summary>
    public bool IsOver => _process.HasExited;

    /// <summary>What it has written to standard output so far, in whole lines.</summary>
    public string Output
    {
        get
        {
            lock (_said)
            {
                return _said.ToString();
            }
        }
    }

    /// <summary>Waits until something has come to pass; the program must still be at work then.</summary>
    public void Await(Func<bool> moment)
    {
        Assert.True(SpinWait.SpinUntil(() => IsOver || moment(), TimeSpan.FromMinutes(1)), $"it never came so far: {Output}");
        if (IsOver)
        {
            Assert.Fail($"the program was over too soon: {End()}");
        }
    }

    /// <summary>Sends a signal at once; a process that does so would come too late.</summary>
    public void Signal(string name) => Assert.Equal(0, kill(_process.Id, name is "INT" ? 2 : 15));

    /// <summary>Ends it at once, as a power cut would.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    /// <summary>How it ended.</summary>
    public ToolResult End()
    {
        _process.WaitForExit();
        _output.GetAwaiter().GetResult();
        return new ToolResult("interrupted", _process.ExitCode, Output, _error.GetAwaiter().GetResult());
    }

    public void Dispose()
    {
        if (!IsOver)
        {
            Kill();
        }

        _process.Dispose();
    }

    private async Task ReadAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            lock (_said)
            {
                _said.Append(line).Append('\n');
            }
        }
    }

    [LibraryImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int kill(int process, int signal);
}
