using System.Diagnostics;
using System.Net.Sockets;
using Xunit;

namespace Cardshop.TestKit.Machines;

/// <summary>
/// A machine in QEMU under software emulation that stays on until it is disposed of, with a monitor, and with a shell on its second serial port. On its USB controller
/// <c>usb.0</c> is a hub at port 1, so that there are ports <c>1.1</c>, <c>1.2</c> and so on.
/// </summary>
public sealed class QemuMachine : IDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly TempFolder _folder = new();
    private readonly Process _process;

    /// <param name="kernel">Path of the kernel.</param>
    /// <param name="initrd">Path of the initial RAM disk.</param>
    /// <param name="commandLine">Appended to <c>console=ttyS0</c>.</param>
    /// <param name="disk">A raw disk; written to.</param>
    /// <param name="shares">Folders that the machine may read, by their tags (9p).</param>
    public QemuMachine(string kernel, string initrd, string commandLine, string disk, IReadOnlyDictionary<string, string> shares)
    {
        _process = Process.Start(new ProcessStartInfo(Tool.Find("qemu-system-x86_64"),
        [
            "-accel", "tcg,thread=multi", "-cpu", "max", "-m", "1536", "-smp", "2", "-display", "none", "-no-reboot", "-nic", "none",
            "-kernel", kernel, "-initrd", initrd, "-append", $"console=ttyS0 {commandLine}",
            "-drive", $"file={disk},format=raw,if=virtio,cache=unsafe", "-device", "virtio-rng-pci",
            "-serial", $"file:{_folder["serial.log"]}",
            "-chardev", $"socket,id=shell,path={_folder["shell"]},server=on,wait=on", "-serial", "chardev:shell",
            "-qmp", $"unix:{_folder["monitor"]},server=on,wait=off",
            .. shares.SelectMany(share => new[] { "-virtfs", $"local,path={share.Value},mount_tag={share.Key},security_model=none,readonly=on,multidevs=remap" }),
            "-device", "qemu-xhci,id=usb", "-device", "usb-hub,bus=usb.0,port=1",
        ]) { UseShellExecute = false })!;
        try
        {
            Shell = new GuestShell(Connect(_folder["shell"]));
            Monitor = new QemuMonitor(Connect(_folder["monitor"]));
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Where things are plugged in.</summary>
    public QemuMonitor Monitor { get; } = null!;

    /// <summary>Where commands are typed.</summary>
    public GuestShell Shell { get; } = null!;

    /// <summary>What it has said on its first serial port.</summary>
    public string Log => File.Exists(_folder["serial.log"]) ? File.ReadAllText(_folder["serial.log"]) : "";

    /// <summary>Makes a file something that can be plugged in.</summary>
    public void AddCard(string name, string file) =>
        Monitor.Do("blockdev-add", new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["driver"] = "raw", ["node-name"] = name, ["file"] = new { driver = "file", filename = file },
        });

    /// <summary>Plugs a card in.</summary>
    /// <param name="name">As it was added.</param>
    /// <param name="port">The port of a hub, such as <c>1.2</c>.</param>
    public void Plug(string name, string port) => Monitor.Do("device_add", new { driver = "usb-storage", id = name + "-reader", bus = "usb.0", port, drive = name, removable = true });

    /// <summary>Pulls a card, whatever is going on with it.</summary>
    public void Pull(string name) => Monitor.Pull(name + "-reader");

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        Shell?.Dispose();
        Monitor?.Dispose();
        _process.Dispose();
        _folder.Dispose();
    }

    private Socket Connect(string path)
    {
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            try
            {
                socket.Connect(new UnixDomainSocketEndPoint(path));
                return socket;
            }
            catch (SocketException)
            {
                socket.Dispose();
                Assert.False(_process.HasExited, "QEMU ended at once.");
                Assert.True(Stopwatch.GetElapsedTime(started) < StartLimit, "QEMU does not listen.");
                Task.Delay(50).GetAwaiter().GetResult();
            }
        }
    }
}
