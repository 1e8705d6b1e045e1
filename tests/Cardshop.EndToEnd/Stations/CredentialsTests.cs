using Cardshop.Contracts.Accounts;
using Cardshop.Contracts.Shop;
using Cardshop.EndToEnd.Hosting;
using Cardshop.EndToEnd.Shops;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.EndToEnd.Stations;

/// <summary>What a writer host logs in to its shop with.</summary>
public sealed class CredentialsTests : IDisposable
{
    private const string Password = "p@ss $HOME \"word\" \\ #1";

    private readonly OpenShop _shop = new();
    private readonly HostStage _host = new();
    private User? _writer;

    private string File => _host["etc/cardshop/station.env"];

    private string Address => _shop.Http.BaseAddress!.AbsoluteUri;

    public void Dispose()
    {
        _host.Dispose();
        _shop.Dispose();
    }

    [Fact]
    public async Task An_account_of_a_site_is_tried_and_kept_where_only_its_owner_can_read_it()
    {
        await OpenAsync();
        var refused = LogIn("not the password", "north-desk");
        Assert.Equal(2, refused.ExitCode);
        Assert.False(System.IO.File.Exists(File));

        var checkedOnly = LogIn(Password, "north-desk", "--check");
        Assert.True(checkedOnly.ExitCode == 0, checkedOnly.ToString());
        Assert.False(System.IO.File.Exists(File));

        var login = LogIn(Password, "north-desk", "--json");
        Assert.Equal("north", JsonLines.ResultOf(login).GetProperty("site").GetString());
        Assert.DoesNotContain(Password, login.Output + login.Error, StringComparison.Ordinal);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, new FileInfo(File).UnixFileMode);
        Assert.Equal(
            $"{Address}|north-desk|{Password}", Tool.Run("bash", "-c", $". '{File}'; printf '%s|%s|%s' \"$CARDSHOP_URL\" \"$CARDSHOP_USER\" \"$CARDSHOP_PASSWORD\""));

        // The services get it as variables; once a writer has called, the shop knows its slot.
        _host.Bench.Write("card", new byte[1 << 20]);
        var writer = _host.Start("work", "writer", "--once", "--slots", $"K={_host.Bench["card"]}", "--folder", _host.Bench["images"]);
        var arguments = string.Join(' ', writer.ArgumentList.Select(word => $"'{word}'"));
        writer.ArgumentList.Clear();
        writer.ArgumentList.Add("-c");
        writer.ArgumentList.Add($"set -a; . '{File}'; exec '{writer.FileName}' {arguments}");
        writer.FileName = Tool.Find("bash");
        var worked = Tool.Try(writer);
        Assert.True(worked.ExitCode == 0, worked.ToString());
        var shop = JsonLines.ResultOf(_host.Run("station", "status", "--json")).GetProperty("shop");
        Assert.Equal("north", shop.GetProperty("site").GetString());
        Assert.Equal("K", Assert.Single(shop.GetProperty("slots").EnumerateArray()).GetProperty("slot").GetString());
        Assert.Contains("No order has cards to write here.", _host.Run("station", "status").Output, StringComparison.Ordinal);

        // What is kept can be tried again, and says so when it is not good any more, or open to others.
        Assert.Contains("the site north", _host.Run("station", "credentials", "--check").Output, StringComparison.Ordinal);
        Tool.Run("chmod", "0640", File);
        Assert.Contains("others can read the password", _host.Run("station", "credentials", "--check").Error, StringComparison.Ordinal);
        await _shop.Manager.ChangeUserAsync(_writer!.Id, new UserChange { Active = false }, TestContext.Current.CancellationToken);
        Assert.NotEqual(0, _host.Try("station", "credentials", "--check").ExitCode);
    }

    [Fact]
    public async Task An_account_that_cannot_write_cards_or_has_no_site_is_refused_and_not_kept()
    {
        await OpenAsync();
        var manager = LogIn(ServedShop.Password, "ann");
        Assert.Equal(3, manager.ExitCode);
        Assert.Contains("role writer", manager.Error, StringComparison.Ordinal);

        await AddWriterAsync("idle");
        var idle = LogIn(Password, "idle");
        Assert.Equal(3, idle.ExitCode);
        Assert.Contains("belongs to no site", idle.Error, StringComparison.Ordinal);

        var typed = LogIn("\u0007bell", "idle");
        Assert.Equal(2, typed.ExitCode);
        Assert.False(System.IO.File.Exists(File));
    }

    [Fact]
    public void Without_anything_kept_a_person_is_told_what_to_type()
    {
        Assert.Contains("cardshop station credentials URL", Refused("--check"), StringComparison.Ordinal);
        Assert.Contains("cardshop station credentials URL", Refused(), StringComparison.Ordinal);
        _host.Write("etc/cardshop/station.env", "CARDSHOP_URL=nowhere\nCARDSHOP_USER=ann\nCARDSHOP_FINGERPRINT=12\n");
        var problems = Refused("--check");
        Assert.Contains("CARDSHOP_URL:", problems, StringComparison.Ordinal);
        Assert.Contains("CARDSHOP_PASSWORD is missing", problems, StringComparison.Ordinal);
        Assert.Contains("CARDSHOP_FINGERPRINT:", problems, StringComparison.Ordinal);
    }

    private string Refused(params IEnumerable<string> arguments)
    {
        var result = _host.Try(["station", "credentials", .. arguments]);
        Assert.Equal(2, result.ExitCode);
        return result.Error;
    }

    private ToolResult LogIn(string password, string user, params IEnumerable<string> more) =>
        Tool.Try(_host.Start(["station", "credentials", Address, "--user", user, .. more]), password + "\n");

    private async Task OpenAsync()
    {
        await _shop.UpAsync();
        _writer = await AddWriterAsync("north-desk");
        await _shop.Manager.CreateSiteAsync(new SiteRequest("north", "North School", "north-desk"), TestContext.Current.CancellationToken);
    }

    private Task<User> AddWriterAsync(string name) => _shop.Manager.CreateUserAsync(
        new NewUser { Username = name, Email = $"{name}@example.org", Password = Password, Role = Role.Writer }, TestContext.Current.CancellationToken);
}
