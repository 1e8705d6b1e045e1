using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Cardshop.Scheduler.Setup;
using Cardshop.Scheduler.Store;
using Cardshop.Shop.Hosting;
using Cardshop.TestKit;
using Cardshop.TestKit.Http;
using Xunit;

namespace Cardshop.Shop.Commands;

/// <summary><c>cardshop setup</c>, <c>login</c> and <c>logout</c>, and what other commands do about logins.</summary>
public sealed partial class LoginCommandTests
{
    /// <summary>Runs a program at a terminal, types what comes in once it is asked for a password, and prints what the terminal shows.</summary>
    private const string Typist = """
        import os, pty, sys
        child, terminal = pty.fork()
        if child == 0:
            os.execv(sys.argv[1], sys.argv[1:])
        shown, typed = b"", False
        while True:
            try:
                part = os.read(terminal, 4096)
            except OSError:
                break
            if not part:
                break
            shown += part
            if not typed and b"Password: " in shown:
                typed = True
                os.write(terminal, sys.stdin.read().encode() + b"\r")
        sys.stdout.write(shown.decode())
        sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
        """;

    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    [Fact]
    public async Task Setup_makes_the_first_manager_of_a_new_shop_and_logs_in()
    {
        await using var host = await ShopHost.StartAsync();
        using var desk = new Desk();
        var link = new Uri(host.Address, await host.Get<FirstManagers>().CreateLinkAsync()).AbsoluteUri;
        Messages.RequireErrors(
            await desk.SayAsync("short\n", "setup", link, "--user", "a nn", "--email", "nowhere"), 3, "username: give", "email: give", "password: give 10");
        var made = JsonLines.ResultOf(await desk.SayAsync(ShopHost.Password + "\n", "setup", link, "--user", "ann", "--email", "ann@example.org", "--json"));
        Assert.Equal(("ann", "manager"), (made.GetProperty("user").GetProperty("username").GetString(), made.GetProperty("user").GetProperty("role").GetString()));
        Assert.Equal("ann", Assert.Single((await desk.ResultAsync("user", "list")).GetProperty("items").EnumerateArray()).GetProperty("username").GetString());
        Messages.RequireErrors(
            await desk.SayAsync(ShopHost.Password + "\n", "setup", link, "--user", "bob", "--email", "bob@example.org"), 3, "This link is not good any more");
    }

    [Fact]
    public async Task A_login_is_kept_for_its_owner_only_and_without_the_password()
    {
        await using var shop = await Hosting.Shop.OpenAsync();
        using var desk = await Desk.OfAsync(shop);
        Assert.Equal(Private, new FileInfo(desk.Logins).UnixFileMode);
        Assert.Equal(Private | UnixFileMode.UserExecute, new DirectoryInfo(Path.GetDirectoryName(desk.Logins)!).UnixFileMode);
        Assert.DoesNotContain(ShopHost.Password, await File.ReadAllTextAsync(desk.Logins), StringComparison.Ordinal);
        Assert.Contains("kiwix", (await desk.RunAsync("channel", "list")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_password_is_refused_and_nothing_is_kept()
    {
        await using var shop = await Hosting.Shop.OpenAsync();
        using var desk = new Desk();
        Messages.RequireErrors(
            await desk.SayAsync("wrong password\n", "login", shop.Host.Address.OriginalString, "--user", "manager"), 2, "The username or the password is wrong");
        Messages.RequireErrors(await desk.SayAsync("", "login", shop.Host.Address.OriginalString, "--user", "manager"), 2, "no password");
        Messages.RequireErrors(await desk.SayAsync("x\n", "login", shop.Host.Address.OriginalString), 2, "--user NAME");
        Assert.False(File.Exists(desk.Logins));
    }

    [Fact]
    public async Task A_password_that_is_typed_is_not_shown()
    {
        await using var shop = await Hosting.Shop.OpenAsync();
        using var desk = new Desk();
        var start = desk.Start("login", shop.Host.Address.OriginalString, "--user", "manager");
        var typist = new ProcessStartInfo(Tool.Find("python3"), ["-c", Typist, start.FileName, .. start.ArgumentList]) { WorkingDirectory = start.WorkingDirectory };
        foreach (var (name, value) in start.Environment)
        {
            typist.Environment[name] = value;
        }

        var result = await Task.Run(() => Tool.Try(typist, ShopHost.Password));
        Assert.True(result.ExitCode == 0, result.ToString());
        Assert.Contains("Password: ", result.Output, StringComparison.Ordinal);
        Assert.Contains("logged in as manager", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(ShopHost.Password, result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_not_logged_in_is_told_how_to()
    {
        using var desk = new Desk();
        await desk.RefusedAsync(2, ["Log in with \"cardshop login URL\""], "order", "list");
        await desk.RefusedAsync(2, ["Log in with \"cardshop login https://shop.example.org/\""], "order", "list", "--shop", "https://shop.example.org");
        desk.Variables["CARDSHOP_USER"] = "ann";
        await desk.RefusedAsync(2, ["$CARDSHOP_PASSWORD is not"], "order", "list", "--shop", "https://shop.example.org");
    }

    [Fact]
    public async Task A_password_is_never_sent_in_clear_to_another_machine()
    {
        using var desk = new Desk();
        foreach (var arguments in new[] { ["login", "http://shop.example.org", "--user", "ann"], new[] { "order", "list", "--shop", "http://192.0.2.7:8080" } })
        {
            var result = await desk.SayAsync("correct horse\n", arguments);
            Assert.Equal(2, result.ExitCode);
            Assert.Contains("in clear", result.Error, StringComparison.Ordinal);
        }

        desk.Variables["CARDSHOP_URL"] = "http://shop.example.org";
        await desk.RefusedAsync(2, ["in clear"], "order", "list");
    }

    [Fact]
    public async Task A_scheduler_that_is_not_there_is_unreachable()
    {
        using var desk = new Desk();
        var nowhere = $"http://127.0.0.1:{FreePort.Next()}";
        Messages.RequireErrors(await desk.SayAsync("correct horse\n", "login", nowhere, "--user", "ann"), 4, "cannot be reached");
    }

    [Fact]
    public async Task A_web_server_that_is_no_scheduler_is_told_from_one()
    {
        await using var server = new ScriptedServer(_ => ScriptedAnswer.Ok("<!doctype html>"u8.ToArray(), "Content-Type: text/html"));
        using var desk = new Desk();
        Messages.RequireErrors(await desk.SayAsync("correct horse\n", "login", server["/"].AbsoluteUri, "--user", "ann"), 3, "no scheduler says");
    }

    [Fact]
    public async Task A_login_that_the_scheduler_does_not_know_any_more_is_over()
    {
        await using var shop = await Hosting.Shop.OpenAsync();
        using var desk = await Desk.OfAsync(shop);
        await shop.Host.Get<IStore>().WriteAsync(session => session.Execute("DELETE FROM tokens"));
        shop.Host.Get<Scheduler.Tokens.TokenCache>().Clear();
        await desk.RefusedAsync(2, ["This login is over. Log in again"], "order", "list");
        await desk.LogInAsync(shop.Host.Address);
        await desk.RunAsync("order", "list");
    }

    [Fact]
    public async Task Processes_that_renew_at_the_same_moment_do_not_lose_the_login()
    {
        await using var shop = await Hosting.Shop.OpenAsync();
        using var desk = await Desk.OfAsync(shop);
        for (var round = 0; round < 3; round++)
        {
            var before = Expire(desk);
            await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => desk.RunAsync("order", "list")));
            Assert.NotEqual(before, Tokens(desk).GetProperty("refreshToken").GetString());
        }

        Assert.Equal(Private, new FileInfo(desk.Logins).UnixFileMode);
        Assert.Equal(0, await shop.Host.Get<IStore>().ReadAsync(session => session.Value<int>("SELECT COUNT(*) FROM audit WHERE action = 'session.revoke'")));
    }

    [Fact]
    public async Task Logging_out_ends_the_login_at_the_scheduler_too()
    {
        await using var shop = await Hosting.Shop.OpenAsync();
        using var desk = await Desk.OfAsync(shop);
        var token = Tokens(desk).GetProperty("accessToken").GetString()!;
        Assert.NotNull(await shop.Manager.ValidateAsync(token));
        await desk.RunAsync("logout");
        Assert.Null(await shop.Manager.ValidateAsync(token));
        Assert.DoesNotContain("csa_", await File.ReadAllTextAsync(desk.Logins), StringComparison.Ordinal);
        await desk.RefusedAsync(2, ["Nobody is logged in"], "logout");
    }

    [Fact]
    public async Task Logging_out_works_when_the_scheduler_is_gone()
    {
        using var desk = new Desk();
        await using (var shop = await Hosting.Shop.OpenAsync())
        {
            await desk.LogInAsync(shop.Host.Address);
        }

        Assert.Contains("could not be told", (await desk.RunAsync("logout")).Error, StringComparison.Ordinal);
        await desk.RefusedAsync(2, ["Nobody is logged in"], "order", "list");
    }

    [Fact]
    public async Task Scripts_log_in_by_the_environment_and_leave_nothing_behind()
    {
        await using var shop = await Hosting.Shop.OpenAsync();
        using var desk = new Desk();
        desk.Variables["CARDSHOP_URL"] = shop.Host.Address.OriginalString;
        desk.Variables["CARDSHOP_USER"] = "manager";
        desk.Variables["CARDSHOP_PASSWORD"] = ShopHost.Password;
        await desk.RunAsync("order", "list");
        Assert.False(Directory.Exists(desk[".config"]));
        desk.Variables["CARDSHOP_PASSWORD"] = "wrong password";
        await desk.RefusedAsync(2, ["The username or the password is wrong"], "order", "list");
    }

    [Fact]
    public async Task Each_shop_has_its_own_login_and_the_last_one_is_the_usual_one()
    {
        await using var first = await Hosting.Shop.OpenAsync();
        await using var second = await Hosting.Shop.OpenAsync();
        await second.Manager.CreateChannelAsync(new() { Slug = "other", Name = "Other" });
        using var desk = await Desk.OfAsync(first);
        await desk.LogInAsync(second.Host.Address);
        Assert.Contains("other", (await desk.RunAsync("channel", "list")).Output, StringComparison.Ordinal);
        Assert.DoesNotContain("other", (await desk.RunAsync("channel", "list", "--shop", first.Host.Address.OriginalString)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_that_nobody_signed_is_trusted_by_its_fingerprint_and_no_other_is()
    {
        var port = FreePort.Next();
        using var folder = new TempFolder();
        using var certificate = TestCertificate.Create();
        using var other = TestCertificate.Create();
        using var desk = new Desk();
        await using (var shop = await Hosting.Shop.OpenAsync(folder.Path, port: port, certificate: certificate))
        {
            var login = new[] { "login", shop.Host.Address.OriginalString, "--user", "manager" };
            Messages.RequireErrors(await desk.SayAsync("correct horse\n", login), 4, "does not trust its certificate");
            Messages.RequireErrors(await desk.SayAsync("correct horse\n", [.. login, "--fingerprint", TestCertificate.FingerprintOf(other)]), 4, "Somebody may be in between");
            Assert.Equal(2, (await desk.SayAsync("correct horse\n", [.. login, "--fingerprint", "12:34"])).ExitCode);
            Assert.False(File.Exists(desk.Logins));
            await desk.LogInAsync(shop.Host.Address, "manager", "--fingerprint", TestCertificate.FingerprintOf(certificate));
            await desk.RunAsync("order", "list");
            await desk.LogInAsync(shop.Host.Address);
        }

        await using var forged = await Hosting.Shop.OpenAsync(folder.Path, port: port, certificate: other);
        await desk.RefusedAsync(4, ["Somebody may be in between"], "order", "list");
    }

    /// <summary>Has the access token end in the past; returns the refresh token that is kept.</summary>
    private static string? Expire(Desk desk)
    {
        var before = Tokens(desk).GetProperty("refreshToken").GetString();
        File.WriteAllText(desk.Logins, ExpiresPattern().Replace(File.ReadAllText(desk.Logins), "\"expires\": \"2026-01-01T00:00:00Z\""));
        return before;
    }

    private static JsonElement Tokens(Desk desk) =>
        JsonDocument.Parse(File.ReadAllText(desk.Logins)).RootElement.GetProperty("logins").EnumerateObject().Single().Value;

    [GeneratedRegex("\"expires\": \"[^\"]*\"", RegexOptions.NonBacktracking)]
    private static partial Regex ExpiresPattern();
}
