using System.Diagnostics;
using System.Text.Json;
using Cardshop.EndToEnd.Setting;
using Cardshop.TestKit;
using Cardshop.TestKit.Cards;
using Xunit;

namespace Cardshop.EndToEnd.Cards;

/// <summary><c>cardshop card list</c> and <c>wipe</c>, on a machine that was made up and on loop devices.</summary>
public sealed class CardCommandTests : IDisposable
{
    private const int Card = 8 << 20;

    private readonly Workbench _bench = new();
    private readonly FalseSystem _system = new();

    public CardCommandTests()
    {
        _system.AddUsb("sdb", "8:16", "1-1.4.2", unit: 0, Card);
        _system.AddUsb("sdc", "8:32", "1-1.4.2", unit: 1, length: 0);
        _system.AddSata("sda", "8:0", Card);
        _system.AddPartition("sda", "sda2", 2, "8:2", 1 << 20, 1 << 20);
        _system.Mount("8:2", "/", "/dev/sda2");
        _bench.Write("slots.json", """{ "slots": { "B": "usb-1-1.4.2:1.0:0:0:0", "A": "usb-1-1.4.2:1.0:0:0:1", "Z": "usb-1-9:1.0:0:0:0" } }""");
        File.WriteAllText(_system.NodeOf("sdb"), "a partition table");
        using var node = File.OpenWrite(_system.NodeOf("sdb"));
        node.SetLength(Card);
    }

    public void Dispose()
    {
        _system.Dispose();
        _bench.Dispose();
    }

    [Fact]
    public void The_list_has_slots_first_and_says_why_a_disk_is_refused()
    {
        var lines = Run("card", "list").Output.Split('\n');
        Assert.StartsWith($"A     {_system.NodeOf("sdc")}", lines[1], StringComparison.Ordinal);
        Assert.Contains("no card", lines[1], StringComparison.Ordinal);
        Assert.StartsWith($"B     {_system.NodeOf("sdb")}", lines[2], StringComparison.Ordinal);
        Assert.StartsWith($"-     {_system.NodeOf("sda")}", lines[3], StringComparison.Ordinal);
        Assert.Equal($"      refused: This system runs from {_system.NodeOf("sda")}.", lines[4]);
        Assert.Contains(lines, line => line.StartsWith("Z     -", StringComparison.Ordinal) && line.Contains("no reader", StringComparison.Ordinal));
    }

    [Fact]
    public void The_list_has_the_same_for_programs()
    {
        var result = JsonLines.ResultOf(Run("card", "list", "--json"));
        var disks = result.GetProperty("disks").EnumerateArray().ToList();
        Assert.Equal(["A", "B", null], disks.Select(disk => disk.TryGetProperty("slot", out var slot) ? slot.GetString() : null));
        Assert.Equal([0, Card, Card], disks.Select(disk => disk.GetProperty("size").GetInt32()));
        Assert.Equal([["no-medium"], [], ["system-disk", "fixed"]], disks.Select(disk => disk.GetProperty("refusals").EnumerateArray().Select(refusal => refusal.GetProperty("kind").GetString()).ToArray()));
        Assert.Equal("Z", Assert.Single(result.GetProperty("absent").EnumerateArray()).GetProperty("slot").GetString());
    }

    [Fact]
    public void Watching_shows_a_card_that_is_put_in_and_ends_when_it_is_interrupted()
    {
        using var watching = new Victim(Start("card", "list", "--watch", "--json"));
        watching.Await(() => Sizes(watching, "A").SequenceEqual([0]));
        _system.SetMedium("sdc", Card);
        watching.Await(() => Sizes(watching, "A").SequenceEqual([0, Card]));
        watching.Signal("INT");
        Assert.Equal(0, watching.End().ExitCode);
    }

    [Fact]
    public void Nothing_is_wiped_before_somebody_confirmed_it()
    {
        var asked = Tool.Try(Start("card", "wipe", "B"), input: "yes\n");
        Messages.RequireErrors(asked, 2, "--yes");
        Assert.Contains("Kingston MobileLiteG4SD", asked.Error, StringComparison.Ordinal);
        Assert.Equal((byte)'a', FirstByte());
        Assert.Contains("Nothing was changed.", AtTerminal("no"), StringComparison.Ordinal);
        Assert.Equal((byte)'a', FirstByte());
        Assert.Contains("wiped, 8 MiB", AtTerminal("8 MiB"), StringComparison.Ordinal);
        Assert.Equal(0, FirstByte());
    }

    [Fact]
    public void One_target_that_is_refused_saves_all()
    {
        var file = _bench.Write("card.img", "something");
        var result = Tool.Try(Start("card", "wipe", "A", "B", _system.NodeOf("sda"), "Q", "Z", "new.img", file, "--force", _system.NodeOf("sda"), "--yes"));
        Messages.RequireErrors(
            result, 3, "A: There is no card", $"{_system.NodeOf("sda")}: This system runs from", "Q: There is no slot", "Z: Its reader is not plugged in", "new.img: There is no such file");
        Assert.Equal((byte)'a', FirstByte());
        Assert.Equal("something", File.ReadAllText(file));
    }

    [Fact]
    public void Files_and_cards_are_wiped_together()
    {
        var file = _bench.WriteRandom("card.img", Card);
        var targets = JsonLines.ResultOf(Run("card", "wipe", "b", file, "--yes", "--json")).GetProperty("targets").EnumerateArray().ToList();
        Assert.Equal(["b", file], targets.Select(target => target.GetProperty("target").GetString()));
        Assert.Equal("B", targets[0].GetProperty("slot").GetString());
        Assert.Equal(new byte[Card], File.ReadAllBytes(file));
        Assert.Equal(0, FirstByte());
    }

    [Fact]
    public void A_damaged_list_of_slots_is_said_to_be_damaged()
    {
        _bench.Write("slots.json", "{");
        Messages.RequireErrors(Tool.Try(Start("card", "list")), 1, "slots.json: is damaged in line 1");
    }

    [Fact]
    public void Whoever_may_not_open_a_disk_is_told_what_to_do()
    {
        using var loop = LoopDevice.Make(Card);
        Messages.RequireErrors(Tool.Try(_bench.Start("card", "wipe", loop.Path, "--yes")), 3, "It is not removable");
        Messages.RequireErrors(Tool.Try(_bench.StartAsNobody("card", "wipe", loop.Path, "--force", loop.Path, "--yes")), 3, "sudo");
        Assert.Contains("unknown: this user may not read it", Tool.Try(_bench.StartAsNobody("card", "list")).Output.Split('\n').Single(line => line.Contains(loop.Path + " ", StringComparison.Ordinal)), StringComparison.Ordinal);
        var wiped = Tool.Try(_bench.Start("card", "wipe", loop.Path, "--force", loop.Path, "--yes"));
        Assert.True(wiped.ExitCode == 0, wiped.ToString());
    }

    private static List<int> Sizes(Victim watching, string slot)
    {
        var lists = watching.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).Where(line => line.GetProperty("event").GetString() is "disks");
        return [.. lists.SelectMany(list => list.GetProperty("disks").EnumerateArray())
            .Where(disk => disk.TryGetProperty("slot", out var name) && string.Equals(name.GetString(), slot, StringComparison.Ordinal))
            .Select(disk => disk.GetProperty("size").GetInt32())];
    }

    /// <summary>What is said at a terminal, to somebody who answers.</summary>
    private string AtTerminal(string answer)
    {
        var start = Start("card", "wipe", "B");
        var terminal = new ProcessStartInfo(Tool.Find("script"), ["--quiet", "--return", "--command", $"{start.FileName} {string.Join(' ', start.ArgumentList)}", "/dev/null"])
        {
            WorkingDirectory = start.WorkingDirectory,
        };
        foreach (var (name, value) in start.Environment)
        {
            terminal.Environment[name] = value;
        }

        return Tool.Try(terminal, input: answer + "\n").Output;
    }

    private byte FirstByte()
    {
        using var node = File.OpenRead(_system.NodeOf("sdb"));
        return (byte)node.ReadByte();
    }

    private ToolResult Run(params IEnumerable<string> arguments)
    {
        var result = Tool.Try(Start(arguments));
        Assert.True(result.ExitCode == 0, result.ToString());
        return result;
    }

    private ProcessStartInfo Start(params IEnumerable<string> arguments)
    {
        var start = _bench.Start(arguments);
        start.Environment["CARDSHOP_SYSTEM_ROOT"] = _system.Root;
        start.Environment["CARDSHOP_SLOTS"] = _bench["slots.json"];
        return start;
    }
}
