using Cardshop.TestKit;
using Xunit;

namespace Cardshop.EndToEnd.Stations;

/// <summary>The services of a writer host.</summary>
public sealed class ServicesTests : IDisposable
{
    private const string Units = "etc/systemd/system";

    private readonly HostStage _host = new();

    public ServicesTests()
    {
        _host.HaveSystemd();
        _host.NameSlots();
        _host.Write("etc/cardshop/station.env", "CARDSHOP_URL=\"https://shop.example.org/\"\n");
    }

    public void Dispose() => _host.Dispose();

    [Fact]
    public void Units_that_are_written_are_right_in_the_eyes_of_systemd()
    {
        var folder = _host.Bench["my images, 100%"];
        _host.Run("station", "services", "install", "--folder", folder);
        Assert.True(Directory.Exists(_host[folder]));
        Verify("cardshop-downloader.service", "cardshop-writer@A.service", "cardshop-network.service", "cardshop-network.timer");

        // What it would say of one that is wrong, it says.
        var unit = _host[$"{Units}/cardshop-downloader.service"];
        File.WriteAllText(unit, File.ReadAllText(unit).Replace("ProtectSystem=strict", "ProtectSystem=very", StringComparison.Ordinal));
        Assert.Contains("Failed to parse protect system", Analyze("cardshop-downloader.service").Error, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void One_downloader_and_a_writer_for_each_slot_start_now_and_at_boot()
    {
        var shown = JsonLines.ResultOf(_host.Run("station", "services", "install", "--json"));
        Assert.True(shown.GetProperty("written").GetBoolean());
        Assert.Equal(["cardshop-downloader.service", "cardshop-writer@A.service", "cardshop-writer@B.service"], Started("multi-user"));
        Assert.Equal(["cardshop-network.timer"], Started("timers"));
        Assert.Equal(
            ["daemon-reload", "enable --now cardshop-downloader.service cardshop-writer@A.service cardshop-writer@B.service cardshop-network.timer"], _host.Asked);

        // A slot that is not meant any more loses its writer.
        _host.Run("station", "services", "install", "--slots", "B");
        Assert.Equal(["cardshop-downloader.service", "cardshop-writer@B.service"], Started("multi-user"));
        Assert.Contains("disable --now cardshop-writer@A.service", _host.Asked);
    }

    [Fact]
    public void Print_shows_units_and_leaves_everything_as_it_is()
    {
        var shown = _host.Run("station", "services", "install", "--print");
        Assert.Contains("ExecStart=", shown.Output, StringComparison.Ordinal);
        Assert.Contains("--slots %i", shown.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_host[Units]));
        Assert.Empty(_host.Asked);
    }

    [Fact]
    public void An_image_that_is_prepared_gets_units_and_links_but_nothing_is_started()
    {
        var image = Directory.CreateDirectory(_host.Bench["image"]).FullName;
        var result = _host.Run("station", "services", "install", "--root", image, "--slots", "a,Left-2");
        Assert.Contains("station.env is missing", result.Error, StringComparison.Ordinal);
        Assert.True(new FileInfo(Path.Join(image, Units, "multi-user.target.wants/cardshop-writer@LEFT-2.service")).LinkTarget is not null);
        Assert.All(_host.Asked, line => Assert.StartsWith("--root", line, StringComparison.Ordinal));
    }

    [Fact]
    public void Services_are_looked_after_by_their_names()
    {
        var missing = _host.Try("station", "services", "status");
        Assert.Equal(2, missing.ExitCode);
        Assert.Contains("cardshop station services install", missing.Error, StringComparison.Ordinal);

        var folder = Directory.CreateDirectory(_host.Bench["images"]).FullName;
        _host.Run("station", "services", "install", "--folder", folder);
        var units = JsonLines.ResultOf(_host.Run("station", "services", "status", "--json")).GetProperty("units").EnumerateArray().ToList();
        Assert.Equal(3, units.Count);
        Assert.All(units, unit => Assert.Equal("active", unit.GetProperty("state").GetString()));
        Assert.All(units, unit => Assert.Equal(2, unit.GetProperty("restarts").GetInt32()));

        const string All = "cardshop-downloader.service cardshop-writer@A.service cardshop-writer@B.service";
        _host.Run("station", "services", "restart");
        Assert.Contains($"restart {All}", _host.Asked);
        _host.Bench.Write("state", "inactive");
        _host.Run("station", "services", "stop");
        Assert.Contains($"stop {All}", _host.Asked);
        Assert.Equal(1, _host.Try("station", "services", "status").ExitCode);
        File.Delete(_host.Bench["state"]);

        // Another program has taken the place of the one that wrote the units; what else was chosen stays.
        var unit = _host[$"{Units}/cardshop-downloader.service"];
        var text = File.ReadAllText(unit);
        File.WriteAllText(unit, text.Replace("ExecStart=", "ExecStart=/old/", StringComparison.Ordinal));
        _host.Run("station", "services", "update");
        Assert.Equal(text, File.ReadAllText(unit));
        Assert.Contains(folder, text, StringComparison.Ordinal);

        _host.Run("station", "services", "remove");
        Assert.Empty(Directory.EnumerateFiles(_host[Units], "cardshop*", SearchOption.AllDirectories));
    }

    [Fact]
    public void Follow_shows_what_the_services_say()
    {
        _host.HaveProgram("journalctl", "#!/bin/sh\necho \"$@\"\n");
        _host.Run("station", "services", "install");
        Assert.Equal(
            "--follow --lines=50 --unit=cardshop-downloader.service --unit=cardshop-writer@A.service --unit=cardshop-writer@B.service\n",
            _host.Run("station", "services", "follow").Output);
    }

    [Fact]
    public void What_cannot_be_served_is_refused_with_all_reasons()
    {
        File.Delete(_host["etc/cardshop/station.env"]);
        Assert.Contains("cardshop station credentials", Refused("station", "services", "install"), StringComparison.Ordinal);
        var problems = Refused("station", "services", "install", "--slots", "C,no slot,A");
        Assert.Contains("C: no reader has that name", problems, StringComparison.Ordinal);
        Assert.Contains("\"no slot\" is not the name of a slot", problems, StringComparison.Ordinal);
        Assert.Contains("--folder:", Refused("station", "services", "install", "--folder", "two\nlines"), StringComparison.Ordinal);
        File.Delete(_host["etc/cardshop/slots.json"]);
        Assert.Contains("cardshop station slots A B C", Refused("station", "services", "install"), StringComparison.Ordinal);
        Assert.False(Directory.Exists(_host[Units]));
    }

    private string Refused(params string[] arguments)
    {
        var result = _host.Try(arguments);
        Assert.Equal(2, result.ExitCode);
        return result.Error;
    }

    private IEnumerable<string> Started(string target) =>
        new DirectoryInfo(_host[$"{Units}/{target}.target.wants"]).EnumerateFileSystemInfos().Select(link => link.Name).Order(StringComparer.Ordinal);

    private void Verify(params string[] units)
    {
        foreach (var unit in units)
        {
            var result = Analyze(unit);
            Assert.True(result is { ExitCode: 0, Output: "", Error: "" }, result.ToString());
        }
    }

    private ToolResult Analyze(string unit) => Tool.Try("systemd-analyze", "verify", "--man=no", _host[$"{Units}/{unit}"]);
}
