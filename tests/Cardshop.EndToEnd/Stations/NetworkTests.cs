using System.Diagnostics;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.EndToEnd.Stations;

/// <summary>Changes of the network on a host of its own, with a cable to the shop.</summary>
public sealed class NetworkTests : IDisposable
{
    private const string Good = "10.77.0.2/24";
    private const string Lost = "10.99.0.2/24";

    private readonly NetworkStage _stage = Privileged();

    private string Written => _stage.Host["etc/netplan/90-cardshop.yaml"];

    public void Dispose() => _stage.Dispose();

    [Fact]
    public async Task Static_settings_count_once_the_shop_is_reached()
    {
        await BeginWithNetplanAsync();
        var set = _stage.Set("--address", Good, "--address", "fd77::2/64", "--gateway", "10.77.0.1", "--dns", "9.9.9.9", "--yes", "--json");
        Assert.True(set.ExitCode == 0, set.ToString());
        Assert.True(JsonLines.ResultOf(set).GetProperty("applied").GetBoolean());
        Assert.Contains($"- {Good}", set.Error, StringComparison.Ordinal);
        Assert.Equal([Good, "fd77::2/64"], _stage.Addresses);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, new FileInfo(Written).UnixFileMode);
        Assert.False(File.Exists(_stage.UndoPath));
        Assert.Contains("enable --now cardshop-network.timer", _stage.Host.Asked);

        // Settings that cut the host off later bring these back, not those of the installer.
        RequireTakenBack(_stage.Set("--address", Lost, "--yes", "--within", "2"), Good);
        Assert.Contains(Good, File.ReadAllText(Written), StringComparison.Ordinal);

        var dhcp = _stage.Set("--dhcp", "--yes");
        Assert.True(dhcp.ExitCode == 0, dhcp.ToString());
        Assert.Equal([NetworkStage.Leased], _stage.Addresses);
        var shown = JsonLines.ResultOf(_stage.Run("station", "network", "show", "--json"));
        Assert.Equal("netplan", shown.GetProperty("keeper").GetString());
        Assert.Contains(NetworkStage.Leased, Assert.Single(shown.GetProperty("interfaces").EnumerateArray()).GetProperty("addresses").EnumerateArray().Select(address => address.GetString()));
    }

    [Fact]
    public async Task Settings_that_cut_the_host_off_are_taken_back()
    {
        await BeginWithNetplanAsync();
        RequireTakenBack(_stage.Set("--address", Lost, "--yes", "--within", "2"), NetworkStage.Leased);
        Assert.False(File.Exists(Written));

        // So are those that the system does not take.
        _stage.Host.Write("broken", "");
        var kept = _stage.Set("--address", Good, "--yes");
        Assert.Equal(1, kept.ExitCode);
        Assert.True(File.Exists(_stage.UndoPath));
        File.Delete(_stage.Host["broken"]);
        Assert.Equal(0, _stage.Run("station", "network", "restore").ExitCode);
        Assert.False(File.Exists(Written));
        Assert.Equal([NetworkStage.Leased], _stage.Addresses);
    }

    [Fact]
    public async Task A_change_that_was_killed_is_taken_back_by_whoever_comes_next()
    {
        await BeginWithNetplanAsync();
        var killed = await _stage.BeginAsync(Lost, "--yes", "--within", "600");

        // While it is under way, the guard leaves it alone, and another change has to wait.
        Assert.Contains("being changed", _stage.Run("station", "network", "restore").Error, StringComparison.Ordinal);
        Assert.Equal(2, _stage.Set("--address", Good, "--yes").ExitCode);
        Assert.Equal([Lost], _stage.Addresses);
        await KillAsync(killed);
        Assert.False(_stage.IsReached);
        var restored = _stage.Run("station", "network", "restore", "--json");
        Assert.Equal(NetworkStage.Interface, JsonLines.ResultOf(restored).GetProperty("interface").GetString());
        RequireAsBefore(NetworkStage.Leased);
        Assert.False(File.Exists(Written));

        // The next change does so too, before it begins.
        await KillAsync(await _stage.BeginAsync(Lost, "--yes", "--within", "600"));
        var next = _stage.Set("--address", Good, "--yes");
        Assert.True(next.ExitCode == 0, next.ToString());
        Assert.Contains("what was before is back", next.Error, StringComparison.Ordinal);
        Assert.Equal([Good], _stage.Addresses);
    }

    [Fact]
    public async Task A_change_that_is_interrupted_takes_itself_back()
    {
        await BeginWithNetplanAsync();
        var asked = await _stage.BeginAsync(Lost, "--yes", "--within", "600");
        Tool.Run("kill", "-TERM", $"{asked.Id}");
        await asked.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(130, asked.ExitCode);
        RequireAsBefore(NetworkStage.Leased);
    }

    [Fact]
    public async Task Nothing_is_touched_before_somebody_has_said_yes()
    {
        await BeginWithNetplanAsync();
        var shown = _stage.Set("--address", Good, "--print", "--json");
        Assert.False(JsonLines.ResultOf(shown).GetProperty("applied").GetBoolean());
        Assert.Equal(2, _stage.Set("--address", Good).ExitCode);
        var wrong = _stage.Set("--address", "10.77.0.300/24", "--gateway", "there", "--yes");
        Assert.Equal(2, wrong.ExitCode);
        Assert.Contains("--address:", wrong.Error, StringComparison.Ordinal);
        Assert.Contains("--gateway:", wrong.Error, StringComparison.Ordinal);
        RequireAsBefore(NetworkStage.Leased);
        Assert.False(File.Exists(Written));
    }

    [Fact]
    public async Task NetworkManager_is_asked_where_there_is_no_netplan()
    {
        _stage.HaveNetworkManager();
        await _stage.OpenShopAsync();
        var connection = _stage.Host["etc/NetworkManager/system-connections/cardshop-st0.nmconnection"];
        RequireTakenBack(_stage.Set("--address", Lost, "--yes", "--within", "2"), NetworkStage.Leased);
        Assert.False(File.Exists(connection));

        var set = _stage.Set("--address", Good, "--yes");
        Assert.True(set.ExitCode == 0, set.ToString());
        Assert.Equal([Good], _stage.Addresses);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, new FileInfo(connection).UnixFileMode);
    }

    private async Task BeginWithNetplanAsync()
    {
        _stage.HaveNetplan();
        await _stage.OpenShopAsync();
        Assert.True(_stage.IsReached);
    }

    private static Task KillAsync(Process process)
    {
        process.Kill();
        return process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    private void RequireTakenBack(ToolResult result, string address)
    {
        Assert.True(result.ExitCode == 4, result.ToString());
        Assert.Contains("What was before is back.", result.Error, StringComparison.Ordinal);
        RequireAsBefore(address);
    }

    private void RequireAsBefore(string address)
    {
        Assert.Contains(address, _stage.Addresses);
        Assert.True(_stage.IsReached);
        Assert.False(File.Exists(_stage.UndoPath));
    }

    private static NetworkStage Privileged()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Only root can make networks.");
        return new NetworkStage();
    }
}
