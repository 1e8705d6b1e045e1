using System.Globalization;
using System.Runtime.InteropServices;

namespace Cardshop.Benchmarks.Reporting;

/// <summary>What the figures were measured on.</summary>
internal static class Machine
{
    public static string Describe(string work)
    {
        var processor = Line("/proc/cpuinfo", "model name")?.Split(':')[1].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();
        var memory = Line("/proc/meminfo", "MemTotal") is { } total
            ? $"{long.Parse(string.Concat(total.Where(char.IsAsciiDigit)), CultureInfo.InvariantCulture) >> 20} GiB of memory"
            : "memory unknown";
        var drive = new DriveInfo(work);
        var load = File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[1] : "unknown";
        return $"{processor}, {Environment.ProcessorCount} processors, {memory}; {RuntimeInformation.OSDescription}; {drive.DriveFormat}; "
            + $"{RuntimeInformation.FrameworkDescription}; load of the five minutes before the end of the run: {load}.";
    }

    private static string? Line(string file, string key) =>
        File.Exists(file) ? File.ReadLines(file).FirstOrDefault(line => line.StartsWith(key, StringComparison.Ordinal)) : null;
}
