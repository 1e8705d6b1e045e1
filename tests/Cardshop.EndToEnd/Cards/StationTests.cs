using System.IO.Compression;
using System.Text.RegularExpressions;
using Cardshop.EndToEnd.Setting;
using Cardshop.TestKit;
using Cardshop.TestKit.Cards;
using Xunit;

namespace Cardshop.EndToEnd.Cards;

/// <summary>A station with two readers, used by a person at a terminal. The machine is made up; its cards are files.</summary>
public sealed class StationTests : IDisposable
{
    private const long Card = 8_000_000_000;

    private readonly Workbench _bench = new();
    private readonly FalseSystem _system = new();

    public StationTests()
    {
        ToolBase.Make(_bench["base.img"]);
        _bench.WriteRandom("a.zim", 3_000_000);
        _bench.Write("r.yaml", Recipes.WithFiles(_bench.Url("base.img"), ("/data/a.zim", _bench.Url("a.zim"))));
        _bench.Run("image", "create", "r.yaml", "out.img");
        _bench.Write("cards.csv", "serial,ssid\nK-1,one\nK-2,two\nK-3,three\n");
        _system.AddUsb("sdb", "8:16", "1-1.4.2", unit: 0, length: 0);
        _system.AddUsb("sdc", "8:32", "1-1.4.2", unit: 1, length: 0);
        _system.AddUsb("sdd", "8:48", "1-2", unit: 0, length: 0);
    }

    public void Dispose()
    {
        _system.Dispose();
        _bench.Dispose();
    }

    [Fact]
    public async Task Slots_get_their_names_by_putting_cards_in()
    {
        using var terminal = Open("station", "slots", "A", "B");
        await terminal.AwaitAsync(screen => screen.Contains("call A", StringComparison.Ordinal), "the question for A");
        await InsertAsync("sdc", 1);
        await terminal.AwaitAsync(screen => screen.Contains("call B", StringComparison.Ordinal), "the question for B");
        await InsertAsync("sdb", 2);
        await terminal.AwaitAsync(screen => screen.Contains("ended with 0", StringComparison.Ordinal), "the end");
        Assert.Matches(new Regex(@"""A"": ""usb-1-1\.4\.2:1\.0:0:0:1"".*""B"": ""usb-1-1\.4\.2:1\.0:0:0:0""", RegexOptions.Singleline | RegexOptions.NonBacktracking), File.ReadAllText(_bench["slots.json"]));
    }

    [Fact]
    public async Task Cards_are_written_as_they_come_and_only_those_that_may_be()
    {
        _bench.Write("slots.json", """{ "slots": { "A": "usb-1-1.4.2:1.0:0:0:0", "B": "usb-1-1.4.2:1.0:0:0:1" } }""");
        using var terminal = Open("station", "run", "out.img", "--personalise", "cards.csv");
        await terminal.AwaitAsync(screen => Count(screen, "READY FOR A CARD") == 2, "that it is ready");

        // An empty card begins by itself; one in a slot without a name is left alone.
        await InsertAsync("sdb", 1);
        await InsertAsync("sdd", 2);
        await terminal.AwaitAsync(screen => screen.Contains("DONE", StringComparison.Ordinal), "the first card");
        await terminal.AwaitAsync(screen => screen.Contains("K-1", StringComparison.Ordinal) && screen.Contains("right 1, wrong 0", StringComparison.Ordinal), "its number");
        RequireCard("sdb", "one");

        // The next in the same slot holds something: a person is asked.
        await InsertAsync("sdb", 3, fill: path => Tool.Run("mkfs.fat", "-F", "32", "-n", "HOLIDAYS", path));
        await terminal.AwaitAsync(screen => screen.Contains("A QUESTION", StringComparison.Ordinal) && screen.Contains("HOLIDAYS", StringComparison.Ordinal), "the question");
        terminal.Press("a");
        await terminal.AwaitAsync(screen => screen.Contains("right 2, wrong 0", StringComparison.Ordinal), "the second card");
        RequireCard("sdb", "two");

        // One of another size is not taken.
        await InsertAsync("sdc", 4, 2 * Card);
        await terminal.AwaitAsync(screen => screen.Contains("NOT THIS CARD", StringComparison.Ordinal), "that it is refused");
        Assert.Equal(0, Head("sdd").Max());
        Assert.Equal(0, Head("sdc").Max());

        var status = JsonLines.ResultOf(Run("station", "status", "--json"));
        Assert.Equal(["done", "refused"], status.GetProperty("running").GetProperty("slots").EnumerateArray().Select(slot => slot.GetProperty("state").GetString()));
        Assert.Equal(2, status.GetProperty("readers")[0].GetProperty("cards").GetInt32());
        Run("station", "bundle", "bundle.zip");
        using (var bundle = ZipFile.OpenRead(_bench["bundle.zip"]))
        {
            Assert.Equal(["cards.jsonl", "disks.json", "status.json", "versions.txt"], bundle.Entries.Select(entry => entry.Name).Order(StringComparer.Ordinal));
        }

        terminal.Press("C-c");
        await terminal.AwaitAsync(screen => screen.Contains("2 cards are right.", StringComparison.Ordinal) && screen.Contains("ended with 0", StringComparison.Ordinal), "the end");
    }

    private static int Count(string screen, string text) => screen.Split(text).Length - 1;

    /// <summary>Another card is put in, which the reader shows a while after the old one is gone.</summary>
    private async Task InsertAsync(string disk, int sequence, long length = Card, Action<string>? fill = null)
    {
        _system.SetMedium(disk, 0, sequence);
        await Task.Delay(1500, TestContext.Current.CancellationToken);
        _system.SetMedium(disk, length, sequence, fill);
    }

    private void RequireCard(string disk, string ssid)
    {
        Tool.Run("fsck.fat", "-n", Parts.Extract(_system.NodeOf(disk), 1));
        Tool.Run("e2fsck", "-fn", Parts.Extract(_system.NodeOf(disk), 3));
        Assert.Contains($"ssid: {ssid}", Tool.Run("mcopy", "-i", Parts.Extract(_system.NodeOf(disk), 1), "::offspot.yaml", "-"), StringComparison.Ordinal);
    }

    private byte[] Head(string disk)
    {
        using var file = File.OpenRead(_system.NodeOf(disk));
        var head = new byte[1 << 20];
        file.ReadExactly(head);
        return head;
    }

    private ToolResult Run(params string[] arguments)
    {
        var result = Tool.Try(Start(arguments));
        Assert.True(result.ExitCode == 0, result.ToString());
        return result;
    }

    private TerminalWindow Open(params string[] arguments) => new(_bench.Folder, Start(arguments));

    private System.Diagnostics.ProcessStartInfo Start(string[] arguments)
    {
        var start = _bench.Start(arguments);
        start.Environment["CARDSHOP_SYSTEM_ROOT"] = _system.Root;
        start.Environment["CARDSHOP_SLOTS"] = _bench["slots.json"];
        return start;
    }
}
