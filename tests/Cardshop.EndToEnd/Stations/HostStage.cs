using System.Diagnostics;
using Cardshop.EndToEnd.Setting;
using Cardshop.TestKit;
using Cardshop.TestKit.Cards;
using Xunit;

namespace Cardshop.EndToEnd.Stations;

/// <summary>A writer host that was made up: its files lie below a folder, and the programs of its system are those that a test gives it.</summary>
internal sealed class HostStage : IDisposable
{
    public HostStage()
    {
        System.AddUsb("sdb", "8:16", "1-1.4.2", unit: 0, length: 0);
        System.AddUsb("sdc", "8:32", "1-1.4.2", unit: 1, length: 0);
        Directory.CreateDirectory(Path.Join(System.Root, "run/systemd/system"));
    }

    public Workbench Bench { get; } = new();

    public FalseSystem System { get; } = new();

    /// <summary>The path of a file of the host.</summary>
    public string this[string path] => Path.Join(System.Root, path);

    /// <summary>What was asked of systemd, in order.</summary>
    public IReadOnlyList<string> Asked => File.Exists(Bench["systemctl.log"]) ? File.ReadAllLines(Bench["systemctl.log"]) : [];

    /// <summary>Gives slots A and B their names.</summary>
    public void NameSlots() => Write("etc/cardshop/slots.json", """{ "slots": { "A": "usb-1-1.4.2:1.0:0:0:0", "B": "usb-1-1.4.2:1.0:0:0:1" } }""");

    public void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[path])!);
        File.WriteAllText(this[path], text);
    }

    /// <summary>
    /// A systemctl that knows no services but says what systemd says: offline it is the real one, which makes the links below the root;
    /// otherwise all units that have a link run.
    /// </summary>
    public void HaveSystemd() => HaveProgram("systemctl", $"""
        #!/bin/bash
        echo "$*" >> '{Bench["systemctl.log"]}'
        case "$1" in
          --root) exec '{Tool.Find("systemctl")}' "$@";;
          enable|disable) command=$1; shift; [[ $1 == --now ]] && shift; exec '{Tool.Find("systemctl")}' --root '{System.Root}' "$command" "$@";;
          show) shift 2; for unit; do printf 'Id=%s\nLoadState=loaded\nActiveState=%s\nSubState=running\nUnitFileState=enabled\nNRestarts=2\n\n' "$unit" "$(cat '{Bench["state"]}' 2>/dev/null || echo active)"; done;;
        esac
        """);

    /// <summary>Puts a program where the system looks first.</summary>
    public void HaveProgram(string name, string text)
    {
        Directory.CreateDirectory(Bench["bin"]);
        var path = Bench.Write($"bin/{name}", text.ReplaceLineEndings("\n"));
        Tool.Run("chmod", "0755", path);
    }

    /// <summary>How the program is started on this host.</summary>
    public ProcessStartInfo Start(params IEnumerable<string> arguments)
    {
        var start = Bench.Start(arguments);
        start.Environment["CARDSHOP_SYSTEM_ROOT"] = System.Root;
        start.Environment["PATH"] = $"{Bench["bin"]}:{Environment.GetEnvironmentVariable("PATH")}";
        foreach (var name in new[] { "CARDSHOP_URL", "CARDSHOP_USER", "CARDSHOP_PASSWORD", "CARDSHOP_FINGERPRINT" })
        {
            start.Environment.Remove(name);
        }

        return start;
    }

    public ToolResult Try(params IEnumerable<string> arguments) => Tool.Try(Start(arguments));

    public ToolResult Run(params IEnumerable<string> arguments)
    {
        var result = Try(arguments);
        Assert.True(result.ExitCode == 0, result.ToString());
        return result;
    }

    public void Dispose()
    {
        System.Dispose();
        Bench.Dispose();
    }
}
