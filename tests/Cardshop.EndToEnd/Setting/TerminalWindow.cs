using System.Diagnostics;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.EndToEnd.Setting;

/// <summary>A terminal that a program runs in, as people see and use it (through tmux).</summary>
internal sealed class TerminalWindow : IDisposable
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    private readonly string _socket;

    /// <param name="folder">For the socket of tmux.</param>
    /// <param name="start">The program.</param>
    public TerminalWindow(string folder, ProcessStartInfo start)
    {
        _socket = Path.Join(folder, "tmux");
        var command = string.Join(' ', new[] { start.FileName }.Concat(start.ArgumentList).Select(word => $"'{word}'"));
        var tmux = new ProcessStartInfo(Tool.Find("tmux"), ["-S", _socket, "-f", "/dev/null", "new-session", "-d", "-x", "160", "-y", "50", "-c", start.WorkingDirectory, $"{command}; echo ended with $?; sleep 60"]);
        tmux.Environment.Clear();
        foreach (var (name, value) in start.Environment)
        {
            tmux.Environment[name] = value;
        }

        tmux.Environment["TERM"] = "xterm-256color";
        tmux.Environment["LANG"] = "C.UTF-8";
        var result = Tool.Try(tmux);
        Assert.True(result.ExitCode == 0, result.ToString());
    }

    /// <summary>What is on the screen.</summary>
    public string Screen => Tool.Run("tmux", "-S", _socket, "capture-pane", "-p");

    /// <summary>Presses keys.</summary>
    public void Press(string keys) => Tool.Run("tmux", "-S", _socket, "send-keys", keys);

    /// <summary>Waits until the screen is as it is wanted.</summary>
    public async Task AwaitAsync(Func<string, bool> isSo, string what)
    {
        var began = Stopwatch.StartNew();
        while (!isSo(Screen))
        {
            Assert.True(began.Elapsed < LongestWait, $"{what} does not come:\n{Screen}");
            await Task.Delay(200, TestContext.Current.CancellationToken);
        }
    }

    public void Dispose() => Tool.Try(new ProcessStartInfo(Tool.Find("tmux"), ["-S", _socket, "kill-server"]));
}
