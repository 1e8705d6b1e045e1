using System.Diagnostics;
using System.Globalization;
using Cardshop.Benchmarks.Downloading;
using Cardshop.Benchmarks.Planning;
using Cardshop.Benchmarks.Rendering;
using Cardshop.Benchmarks.Shop;

namespace Cardshop.Benchmarks.Measuring;

/// <summary>
/// What is measured, in processes of their own: each starts as cold as the program does, and its memory is nobody else's. Each prints
/// seconds, most resident bytes and bytes sent to a disk.
/// </summary>
internal static class Children
{
    public static int Run(string[] arguments)
    {
        var seconds = arguments switch
        {
            ["render", var hashes, var inputs, var output] => ImageSide.Render(hashes, inputs, output),
            ["inputs", var folder, var bytes, var files] => Time(() => ImageInputs.Make(folder, long.Parse(bytes, CultureInfo.InvariantCulture), int.Parse(files, CultureInfo.InvariantCulture))),
            ["copy", var from, var to] => RawCopy.Copy(from, to),
            ["plan", var kind, var baseFile] => PlanSide.Plan(kind, baseFile),
            ["upload", var endpoint, var grant, var path] => UploadSide.Upload(endpoint, grant, path),
            ["fetch", var url, var store] => DownloadSide.Fetch(url, store),
            _ => throw new ArgumentException("There is no such child."),
        };
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{seconds:0.000} {PeakMemory()} {Written()}"));
        return 0;
    }

    /// <summary>Seconds that something takes.</summary>
    public static double Time(Action work)
    {
        var start = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static long PeakMemory() => Figure("/proc/self/status", "VmHWM:") * 1024;

    private static long Written() => Figure("/proc/self/io", "write_bytes:");

    private static long Figure(string file, string key) => !File.Exists(file) ? 0 : long.Parse(
        File.ReadLines(file).First(line => line.StartsWith(key, StringComparison.Ordinal))[key.Length..].Replace("kB", "", StringComparison.Ordinal),
        CultureInfo.InvariantCulture);
}
