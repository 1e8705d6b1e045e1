using System.Diagnostics;
using System.Globalization;
using Cardshop.TestKit;

namespace Cardshop.Benchmarks.Measuring;

/// <summary>Runs the programs that we are measured against, and ourselves, each in a process of its own.</summary>
internal static class Programs
{
    /// <summary>Runs a program to its end.</summary>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public static Sample Time(string program, params IEnumerable<string> arguments)
    {
        var start = Stopwatch.GetTimestamp();
        _ = Output(program, arguments);
        var wall = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return new Sample(wall, wall);
    }

    /// <summary>Runs one of <see cref="Children"/>.</summary>
    public static Sample TimeChild(params IEnumerable<string> arguments)
    {
        var start = Stopwatch.GetTimestamp();
        var figures = Output(Environment.ProcessPath!, ["child", .. arguments]).Split(' ', StringSplitOptions.TrimEntries);
        return new Sample(
            Stopwatch.GetElapsedTime(start).TotalSeconds,
            double.Parse(figures[0], CultureInfo.InvariantCulture),
            long.Parse(figures[1], CultureInfo.InvariantCulture),
            long.Parse(figures[2], CultureInfo.InvariantCulture));
    }

    private static string Output(string program, IEnumerable<string> arguments)
    {
        var result = Tool.Try(new ProcessStartInfo(program.Contains('/', StringComparison.Ordinal) ? program : Tool.Find(program), arguments));
        return result.ExitCode == 0 ? result.Output : throw new InvalidOperationException(result.ToString());
    }
}
