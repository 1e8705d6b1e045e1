using System.Diagnostics;
using Xunit;

namespace Cardshop.TestKit;

/// <summary>
/// A real program that a test measures us against. One that is missing fails the test: <c>./test</c> installs all of them
/// (<c>eng/packages.txt</c>).
/// </summary>
public static class Tool
{
    private static readonly string[] Folders =
        [.. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator), "/usr/local/sbin", "/usr/sbin", "/sbin"];

    /// <summary>Runs a program, fails the test unless it ends with 0, and returns what it wrote to standard output.</summary>
    public static string Run(string program, params IEnumerable<string> arguments)
    {
        var result = Try(program, arguments);
        Assert.True(result.ExitCode == 0, result.ToString());
        return result.Output;
    }

    /// <summary>Runs a program and returns how it ended.</summary>
    public static ToolResult Try(string program, params IEnumerable<string> arguments) => Try(new ProcessStartInfo(Find(program), arguments));

    /// <inheritdoc cref="Try(string, IEnumerable{string})"/>
    public static ToolResult Try(ProcessStartInfo start, string input = "")
    {
        start.RedirectStandardOutput = start.RedirectStandardError = start.RedirectStandardInput = true;
        start.Environment["LC_ALL"] = "C";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new ToolResult($"{start.FileName} {string.Join(' ', start.ArgumentList)}", process.ExitCode, output, error.GetAwaiter().GetResult());
    }

    /// <summary>The path of a program.</summary>
    public static string Find(string program)
    {
        var path = Folders.Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
        Assert.True(path is not null, $"{program} is not installed; ./test installs what the tests need.");
        return path;
    }
}

/// <summary>How a program ended.</summary>
public sealed record ToolResult(string Command, int ExitCode, string Output, string Error)
{
    public override string ToString() => $"{Command}\nended with {ExitCode}\n{Output}\n{Error}";
}
