using System.Diagnostics;
using System.Text;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.Formats.Hotspot;

/// <summary>
/// Runs a script with Debian's Python, which has the packages that we are measured against. Thousands of questions go to one process: one per line of
/// its input, one answer per line of its output.
/// </summary>
internal static class PythonPeer
{
    private const string Python = "/usr/bin/python3";

    /// <param name="script">Below <c>tests/Cardshop.Formats</c>.</param>
    /// <param name="arguments">What the script takes.</param>
    /// <param name="lines">The questions.</param>
    public static string[] Ask(string script, IEnumerable<string> arguments, IEnumerable<string> lines)
    {
        var questions = lines.ToList();
        var start = new ProcessStartInfo(Python, [Checkout.PathOf($"tests/Cardshop.Formats/{script}"), .. arguments]);
        var result = Tool.Try(start, string.Join('\n', questions) + "\n");
        Assert.True(result.ExitCode == 0, result.ToString());
        var answers = result.Output.TrimEnd('\n').Split('\n');
        Assert.Equal(questions.Count, answers.Length);
        return answers;
    }

    /// <summary>A text as one line that any script can read.</summary>
    public static string Base64(string text) => Base64(Encoding.UTF8.GetBytes(text));

    /// <inheritdoc cref="Base64(string)"/>
    public static string Base64(byte[] bytes) => Convert.ToBase64String(bytes);
}
