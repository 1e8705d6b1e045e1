using System.Text.Json;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.EndToEnd.Hosting;

/// <summary>Settings come from files, the environment and flags; what is wrong is told with its source, all of it.</summary>
public sealed class SettingsTests : IDisposable
{
    private readonly ServedShop _shop = new();

    public void Dispose() => _shop.Dispose();

    [Fact]
    public void A_flag_goes_before_the_environment_and_that_before_a_file()
    {
        Directory.CreateDirectory(_shop.Data);
        var file = _shop.Bench.Write("data/cardshop.json", """
            {
              // Comments are allowed.
              "scheduler": { "queue": { "lease": "40s", "attempts": 3 }, "login_burst": 20 },
              "scheduler.password_rounds": 5000,
              "warehouse": { "capacity": "500GB" },
            }
            """);
        _shop.Settings["CARDSHOP__SCHEDULER__LOGIN_BURST"] = "30";
        _shop.Settings["CARDSHOP_DATA"] = _shop.Data;
        var shown = Show();
        Assert.Equal(("40s", file), shown["scheduler.queue.lease"]);
        Assert.Equal(("3", file), shown["scheduler.queue.attempts"]);
        Assert.Equal(("5000", file), shown["scheduler.password_rounds"]);
        Assert.Equal(("30", "$CARDSHOP__SCHEDULER__LOGIN_BURST"), shown["scheduler.login_burst"]);
        Assert.Equal((_shop.Data, "$CARDSHOP_DATA"), shown["server.data"]);
        Assert.Equal(("5s", "default"), shown["scheduler.queue.heartbeat"]);
        Assert.Equal((Path.Join(_shop.Data, "warehouse"), "default"), shown["warehouse.folder"]);
        Assert.Equal(("500GB", file), shown["warehouse.capacity"]);

        Assert.Equal(("/somewhere/else", "--data"), Show("--data", "/somewhere/else")["server.data"]);
        var other = _shop.Bench.Write("other.json", """{"scheduler":{"login_burst":7}}""");
        _shop.Settings.Remove("CARDSHOP__SCHEDULER__LOGIN_BURST");
        Assert.Equal(("7", other), Show("--config", other)["scheduler.login_burst"]);
        Assert.Equal(("20s", "default"), Show("--config", other)["scheduler.queue.lease"]);
        _shop.Settings["CARDSHOP_CONFIG"] = other;
        Assert.Equal(("7", other), Show()["scheduler.login_burst"]);
    }

    [Fact]
    public void Lists_are_written_in_whichever_way_suits()
    {
        const string Key = "scheduler.sources.allowed_folders";
        _shop.Settings["CARDSHOP__SCHEDULER__SOURCES__ALLOWED_FOLDERS"] = "/srv/zim, /srv/maps";
        Assert.Equal("/srv/zim, /srv/maps", Show()[Key].Value);
        _shop.Settings["CARDSHOP__SCHEDULER__SOURCES__ALLOWED_FOLDERS__1"] = "/two";
        _shop.Settings["CARDSHOP__SCHEDULER__SOURCES__ALLOWED_FOLDERS__0"] = "/one, with a comma";
        Assert.Equal("/one, with a comma, /two", Show()[Key].Value);
        _shop.Settings.Clear();
        Assert.Equal("/a, /b", Show("--config", _shop.Bench.Write("c.json", """{"scheduler":{"sources":{"allowed_folders":["/a","/b"]}}}"""))[Key].Value);
    }

    [Fact]
    public void Secrets_are_not_shown_not_even_when_they_are_wrong()
    {
        _shop.Settings["CARDSHOP__SCHEDULER__MAIL__PASSWORD"] = "hunter22";
        _shop.Settings["CARDSHOP__WAREHOUSE__SERVICE_TOKEN"] = "hunter22hunter22hunter22hunter22hunter22";
        var result = _shop.Try("config", "show");
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("scheduler.mail.password = ***  [$CARDSHOP__SCHEDULER__MAIL__PASSWORD]", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter22", result.ToString(), StringComparison.Ordinal);
        Assert.Equal("***", Show()["warehouse.service_token"].Value);

        _shop.Settings["CARDSHOP__WAREHOUSE__SERVICE_TOKEN"] = "hunter22";
        var wrong = _shop.Try("config", "show");
        Messages.RequireErrors(wrong, 2, "warehouse.service_token: at least 32 random characters are needed.");
        Assert.DoesNotContain("hunter22", wrong.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("up")]
    [InlineData("serve", "--services", "scheduler")]
    [InlineData("config", "show")]
    [InlineData("backup", "b.tar")]
    public void All_that_is_wrong_is_told_at_once_with_its_source(params string[] command)
    {
        var file = _shop.Bench.Write("wrong.json", """
            {
              "scheduler": { "queue": { "leese": "30s", "lease": "soon", "heartbeat": "1h" }, "mail": "none", "sources": { "allowed_networks": ["10.1.0.0/16", "here"] } },
              "server": { "data": "/elsewhere", "urls": "ftp://127.0.0.1" },
              "warehouse": { "max_open_uploads": { "a": null } }
            }
            """);
        _shop.Settings["CARDSHOP__SCHEDULER__LOGIN_BURST"] = "0";
        _shop.Settings["CARDSHOP__WAREHOUSE__SCRUB_RATE"] = "fast";
        _shop.Settings["CARDSHOP__SHED"] = "1";
        Messages.RequireErrors(
            _shop.Try([.. command, "--config", file, "--data", _shop.Data]),
            2,
            $"scheduler.queue.leese: there is no such setting ({file})",
            $"scheduler.queue.lease: \"soon\" is not allowed ({file}); give a span of time",
            $"scheduler.queue.heartbeat must be at most half of scheduler.queue.lease. It is set by {file}.",
            $"scheduler.mail: there is no such setting ({file})",
            $"scheduler.sources.allowed_networks: \"[10.1.0.0/16, here]\" is not allowed ({file}); give any number of values, each a network",
            $"server.data: a file cannot set it ({file})",
            "server.urls: \"ftp://127.0.0.1\" is nothing to listen at",
            "scheduler.login_burst must be 1 or more. It is set by $CARDSHOP__SCHEDULER__LOGIN_BURST.",
            "warehouse.scrub_rate: \"fast\" is not allowed ($CARDSHOP__WAREHOUSE__SCRUB_RATE)",
            "shed: there is no such setting ($CARDSHOP__SHED)");
        Assert.False(Directory.Exists(_shop.Data));
    }

    [Theory]
    [InlineData("{\"scheduler\": ", "is not JSON, line 1")]
    [InlineData("[]", "the whole is not what a setting can be")]
    [InlineData("{\"scheduler\":{\"login_burst\":[[1]]}}", "scheduler.login_burst is not what a setting can be")]
    public void A_file_that_makes_no_sense_is_named(string text, string problem)
    {
        var file = _shop.Bench.Write("odd.json", text);
        Messages.RequireErrors(_shop.Try("config", "show", "--config", file), 2, $"{file}: {problem}");
    }

    [Fact]
    public void A_file_that_was_named_must_be_there() =>
        Messages.RequireErrors(_shop.Try("config", "show", "--config", _shop.Bench["nothing.json"]), 2, "nothing.json: cannot be read");

    [Fact]
    public void What_is_shown_can_be_written_back()
    {
        var shown = Show().Where(setting => setting.Value.Value.Length > 0 && setting.Key is not "server.data").ToList();
        Assert.InRange(shown.Count, 30, 100);
        var file = _shop.Bench.Write("all.json", JsonSerializer.Serialize(shown.ToDictionary(setting => setting.Key, setting => setting.Value.Value)));
        Assert.Equal(shown.Select(setting => (setting.Key, setting.Value.Value)), Show("--config", file).Where(setting => string.Equals(setting.Value.Source, file, StringComparison.Ordinal)).Select(setting => (setting.Key, setting.Value.Value)));
    }

    private Dictionary<string, (string Value, string Source)> Show(params string[] arguments)
    {
        var result = _shop.Try(["config", "show", "--json", .. arguments]);
        Assert.True(result.ExitCode == 0, result.ToString());
        return JsonLines.ResultOf(result).GetProperty("settings").EnumerateArray().ToDictionary(
            setting => setting.GetProperty("key").GetString()!,
            setting => (setting.GetProperty("value").GetString()!, setting.GetProperty("source").GetString()!),
            StringComparer.Ordinal);
    }
}
