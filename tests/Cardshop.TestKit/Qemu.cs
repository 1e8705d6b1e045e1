using System.Diagnostics;
using Xunit;

namespace Cardshop.TestKit;

/// <summary>Boots a disk image in QEMU under software emulation, with a kernel and initrd taken out of it, and keeps what it prints on its serial port.</summary>
public static class Qemu
{
    /// <summary>Boots until the machine powers off.</summary>
    /// <param name="image">A raw disk image; written to.</param>
    /// <param name="kernel">Path of the kernel.</param>
    /// <param name="initrd">Path of the initial RAM disk.</param>
    /// <param name="commandLine">Appended to <c>console=ttyS0</c>.</param>
    /// <param name="limit">The test fails when the machine is still running by then.</param>
    /// <returns>The serial log.</returns>
    public static string Boot(string image, string kernel, string initrd, string commandLine, TimeSpan limit)
    {
        var log = image + ".serial.log";
        var start = new ProcessStartInfo(Tool.Find("qemu-system-x86_64"),
        [
            "-accel", "tcg,thread=multi", "-cpu", "max", "-m", "1024", "-smp", "2",
            "-display", "none", "-monitor", "none", "-no-reboot", "-nic", "none",
            "-serial", $"file:{log}",
            "-kernel", kernel, "-initrd", initrd, "-append", $"console=ttyS0 {commandLine}",
            "-drive", $"file={image},format=raw,if=virtio,cache=unsafe",
            "-device", "virtio-rng-pci",
        ]) { RedirectStandardError = true, UseShellExecute = false };
        using var process = Process.Start(start)!;
        var ended = process.WaitForExit(limit);
        if (!ended)
        {
            process.Kill();
            process.WaitForExit();
        }

        var serial = File.Exists(log) ? File.ReadAllText(log) : "";
        Assert.True(ended && process.ExitCode == 0, $"QEMU {(ended ? $"ended with {process.ExitCode}" : $"was still running after {limit}")}: {process.StandardError.ReadToEnd()}\n{serial}");
        return serial;
    }
}
