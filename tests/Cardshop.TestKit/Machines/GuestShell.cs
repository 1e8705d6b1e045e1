using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Xunit;

namespace Cardshop.TestKit.Machines;

/// <summary>A shell in a machine in QEMU, on a serial port. For one command at a time.</summary>
public sealed class GuestShell : IDisposable
{
    /// <summary>The line that the machine says when its shell listens.</summary>
    public const string Ready = "@ready";

    private const string End = "@end ";

    private readonly NetworkStream _stream;
    private readonly StreamReader _lines;

    public GuestShell(Socket socket)
    {
        _stream = new NetworkStream(socket, ownsSocket: true);
        _lines = new StreamReader(_stream);
    }

    /// <summary>Waits for the shell.</summary>
    public void AwaitReady(TimeSpan limit)
    {
        _stream.ReadTimeout = (int)limit.TotalMilliseconds;
        while (!string.Equals(Line(), Ready, StringComparison.Ordinal))
        {
        }
    }

    /// <summary>Runs a command to its end.</summary>
    /// <param name="command">A line of the shell.</param>
    /// <param name="limit">The test fails when nothing was said for so long.</param>
    public ToolResult Try(string command, TimeSpan limit)
    {
        _stream.ReadTimeout = (int)limit.TotalMilliseconds;
        _stream.Write(Encoding.UTF8.GetBytes($"{{ {command}\n}} 2>/tmp/stderr; code=$?; echo; echo \"{End}$code\"\n"));
        var output = new StringBuilder();
        while (true)
        {
            var line = Line();
            if (line.StartsWith(End, StringComparison.Ordinal))
            {
                // The empty line before the end ends what was said without one.
                var said = output.ToString();
                return new ToolResult(command, int.Parse(line[End.Length..], CultureInfo.InvariantCulture), said.EndsWith("\n\n", StringComparison.Ordinal) ? said[..^1] : said, "");
            }

            output.Append(line).Append('\n');
        }
    }

    /// <summary>Runs a command that must do what it is asked, and returns what it said.</summary>
    public string Run(string command, TimeSpan limit)
    {
        var result = Try(command, limit);
        Assert.True(result.ExitCode == 0, $"{result}\n{Try("cat /tmp/stderr", limit).Output}");
        return result.Output;
    }

    public void Dispose()
    {
        _lines.Dispose();
        _stream.Dispose();
    }

    private string Line() => _lines.ReadLine()?.TrimEnd('\r') ?? throw new IOException("The machine is gone.");
}
