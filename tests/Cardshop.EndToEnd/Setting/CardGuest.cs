using System.Runtime.InteropServices;
using System.Text.Json;
using Cardshop.TestKit;
using Cardshop.TestKit.Machines;

namespace Cardshop.EndToEnd.Setting;

/// <summary>
/// A machine with Debian's usual kernel, in which the program runs, and into which cards can be plugged. Its first program is a shell; the program, the
/// runtime and the workbench are folders of this machine.
/// </summary>
internal sealed class CardGuest : IDisposable
{
    private const string FirstProgram = "/sbin/card-guest";

    private static readonly TimeSpan BootLimit = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan CommandLimit = TimeSpan.FromMinutes(3);

    private readonly QemuMachine _machine;

    /// <param name="bench">Its folder is <c>/bench</c> in the machine, to be read only.</param>
    public CardGuest(Workbench bench)
    {
        var disk = bench["guest.img"];
        Tool.Run("cp", "--sparse=always", DebianBase.Find(bench, "guest", "--package", "libssl3", "--package", "libstdc++6"), disk);
        Prepare(bench, disk);
        _machine = new QemuMachine(
            BootFiles.Extract(bench, disk, "vmlinuz"), BootFiles.Extract(bench, disk, "initrd"), $"root=/dev/vda2 rw init={FirstProgram} panic=-1", disk,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["program"] = AppContext.BaseDirectory,
                ["dotnet"] = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../..")),
                ["bench"] = bench.Folder,
            });
        try
        {
            _machine.Shell.AwaitReady(BootLimit);
        }
        catch (IOException error)
        {
            var log = _machine.Log;
            _machine.Dispose();
            throw new InvalidOperationException($"The machine did not come up: {error.Message}\n{log[^Math.Min(log.Length, 4000)..]}", error);
        }
    }

    /// <summary>Makes a file of the workbench a card.</summary>
    public void AddCard(string name, string file) => _machine.AddCard(name, file);

    /// <summary>Plugs a card into a port of the hub.</summary>
    public void Plug(string name, int port) => _machine.Plug(name, $"1.{port}");

    /// <summary>Pulls a card.</summary>
    public void Pull(string name) => _machine.Pull(name);

    /// <summary>Runs a line of the shell that must succeed.</summary>
    public string Run(string command) => _machine.Shell.Run(command, CommandLimit);

    /// <summary>Runs the program, however it ends.</summary>
    /// <returns>Its result.</returns>
    public JsonElement Cardshop(string arguments) => JsonLines.ResultOf(_machine.Shell.Try($"cardshop {arguments} --json", CommandLimit));

    public void Dispose() => _machine.Dispose();

    private static void Prepare(Workbench bench, string disk)
    {
        bench.Write("card-guest", $"""
            #!/bin/sh
            export PATH=/usr/sbin:/usr/bin:/sbin:/bin:/program HOME=/root DOTNET_ROOT=/dotnet CARDSHOP_SLOTS=/root/slots.json
            export DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1 LC_ALL=C.UTF-8
            mount -o remount,rw /
            mount -t proc proc /proc
            mount -t sysfs sysfs /sys
            mount -t devtmpfs devtmpfs /dev
            mount -t tmpfs tmpfs /tmp
            modprobe -a xhci_pci usb_storage sd_mod 9pnet_virtio 9p
            for share in program dotnet bench; do
              mkdir -p /$share
              mount -t 9p -o trans=virtio,version=9p2000.L,ro,cache=loose,msize=262144 $share /$share
            done
            exec </dev/ttyS1 >/dev/ttyS1 2>/dev/ttyS0
            stty raw -echo
            echo
            echo {GuestShell.Ready}
            exec sh

            """);
        Tool.Run("chmod", "755", bench["card-guest"]);
        var root = Parts.Extract(disk, 2);
        Tool.Run("debugfs", "-w", "-R", $"write {bench["card-guest"]} {FirstProgram}", root);
        Parts.PutBack(root, disk, 2);
    }
}
