using System.Diagnostics;
using System.Globalization;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.EndToEnd.Interruption;

/// <summary>The program at work, to be stopped while it is.</summary>
internal sealed class Victim : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _error;

    public Victim(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        _process = Process.Start(start)!;
        _output = _process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        _error = _process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Whether it is over.</summary>
    public bool IsOver => _process.HasExited;

    /// <summary>Waits until something has come to pass; the program must still be at work then.</summary>
    public void Await(Func<bool> moment)
    {
        Assert.True(SpinWait.SpinUntil(() => IsOver || moment(), TimeSpan.FromMinutes(1)), "it never came so far");
        Assert.False(IsOver, $"the program was over too soon: {_error.GetAwaiter().GetResult()}");
    }

    /// <summary>Sends a signal: INT, TERM, KILL.</summary>
    public void Signal(string name) => Tool.Try("kill", $"-{name}", _process.Id.ToString(CultureInfo.InvariantCulture));

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
        return new ToolResult("interrupted", _process.ExitCode, _output.GetAwaiter().GetResult(), _error.GetAwaiter().GetResult());
    }

    public void Dispose()
    {
        if (!IsOver)
        {
            Kill();
        }

        _process.Dispose();
    }
}
