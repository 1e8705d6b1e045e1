using System.Net;
using System.Net.Http.Json;
using Cardshop.Contracts.Accounts;
using Cardshop.Contracts.Json;
using Cardshop.Contracts.Problems;
using Cardshop.Scheduler.Accounts;
using Cardshop.Scheduler.Limits;
using Cardshop.Scheduler.Store;
using Cardshop.Scheduler.Store.Sqlite;
using Cardshop.Scheduler.Tokens;
using Cardshop.Shop.Hosting;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.Shop.Accounts;

public sealed class SessionTests : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private readonly ManualClock _clock = new();
    private readonly Passwords _passwords = new(rounds: 1000);
    private SqliteStore _store = null!;
    private Sessions _sessions = null!;
    private Users _users = null!;
    private User _user = null!;

    public async ValueTask InitializeAsync()
    {
        _store = SqliteStore.Open(Path.Combine(_folder.Path, "scheduler.db"), _clock);
        (_sessions, _users) = Open();
        _user = (await _users.CreateAsync(
            new Principal(default, "root", Role.Manager, null),
            new NewUser { Username = "Wanda", Email = "wanda@example.org", Password = ShopHost.Password, Role = Role.Creator })).Value!;
    }

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        _passwords.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_token_is_good_for_an_hour_and_kept_as_its_digest_only()
    {
        var pair = await LogInAsync();
        Assert.Equal("Wanda", (await _sessions.ResolveAsync(pair.AccessToken))?.Username);
        Assert.Equal(3600, pair.ExpiresIn);
        var kept = await _store.ReadAsync(session => session.Query<string>("SELECT digest FROM tokens"));
        Assert.Equivalent(new[] { TokenSecret.Digest(pair.AccessToken), TokenSecret.Digest(pair.RefreshToken) }, kept, strict: true);

        _clock.Advance(TimeSpan.FromMinutes(59));
        Assert.NotNull(await _sessions.ResolveAsync(pair.AccessToken));
        _clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Null(await _sessions.ResolveAsync(pair.AccessToken));
    }

    [Fact]
    public async Task A_refresh_token_is_no_access_token_and_an_access_token_no_refresh_token()
    {
        var pair = await LogInAsync();
        Assert.Null(await _sessions.ResolveAsync(pair.RefreshToken));
        Assert.True((await _sessions.RefreshAsync(pair.AccessToken)).IsRefused);
    }

    [Fact]
    public async Task A_refresh_token_used_twice_after_the_grace_ends_its_whole_family()
    {
        var first = await LogInAsync();
        var second = (await _sessions.RefreshAsync(first.RefreshToken)).Value!;
        var third = (await _sessions.RefreshAsync(second.RefreshToken)).Value!;
        Assert.NotNull(await _sessions.ResolveAsync(third.AccessToken));

        _clock.Advance(TimeSpan.FromSeconds(11));
        Assert.True((await _sessions.RefreshAsync(first.RefreshToken)).IsRefused);
        Assert.Null(await _sessions.ResolveAsync(third.AccessToken));
        Assert.True((await _sessions.RefreshAsync(third.RefreshToken)).IsRefused);
    }

    [Fact]
    public async Task A_client_that_lost_the_answer_gets_another_pair_within_ten_seconds_and_the_lost_one_ends()
    {
        var first = await LogInAsync();
        var lost = (await _sessions.RefreshAsync(first.RefreshToken)).Value!;
        _clock.Advance(TimeSpan.FromSeconds(9));
        var second = (await _sessions.RefreshAsync(first.RefreshToken)).Value!;
        Assert.NotNull(await _sessions.ResolveAsync(second.AccessToken));
        Assert.Null(await _sessions.ResolveAsync(lost.AccessToken));
        Assert.True((await _sessions.RefreshAsync(lost.RefreshToken)).IsRefused);
    }

    [Fact]
    public async Task Tokens_survive_a_restart()
    {
        var pair = await LogInAsync();
        await _store.DisposeAsync();
        _store = SqliteStore.Open(Path.Combine(_folder.Path, "scheduler.db"), _clock);
        var (sessions, _) = Open();
        Assert.Equal("Wanda", (await sessions.ResolveAsync(pair.AccessToken))?.Username);
    }

    [Fact]
    public async Task An_account_that_is_switched_off_is_cut_at_once()
    {
        var pair = await LogInAsync();
        Assert.NotNull(await _sessions.ResolveAsync(pair.AccessToken));
        await _users.ChangeAsync(new Principal(default, "root", Role.Manager, null), _user.Id, new UserChange { Active = false });
        Assert.Null(await _sessions.ResolveAsync(pair.AccessToken));
        Assert.True((await _sessions.RefreshAsync(pair.RefreshToken)).IsRefused);
        Assert.Equal(ProblemTypes.WrongCredentials, (await TryAsync("wanda", ShopHost.Password)).Problem?.Type);
    }

    [Fact]
    public async Task Wrong_user_and_wrong_password_look_the_same()
    {
        var (wrongUser, wrongPassword) = (await TryAsync("nobody", "x"), await TryAsync("wanda", "x"));
        Assert.Equal(wrongUser.Problem, wrongPassword.Problem);
        Assert.Equal(401, wrongUser.Problem!.Status);
    }

    [Fact]
    public async Task Wrong_user_and_wrong_password_cost_the_same_time()
    {
        using var slow = new Passwords(rounds: 5_000);
        var kept = slow.Hash(ShopHost.Password);
        // The quickest of many is what the work costs when nobody else is in the way; on a busy machine that takes more of them.
        var (unknown, wrong) = (double.MaxValue, double.MaxValue);
        for (var i = 0; i < 80 || (i < 2_000 && unknown / wrong is < 0.7 or > 1.4); i++)
        {
            unknown = Math.Min(unknown, await TimeAsync(() => slow.VerifyAsync("x", null)));
            wrong = Math.Min(wrong, await TimeAsync(() => slow.VerifyAsync("x", kept)));
        }

        Assert.InRange(unknown / wrong, 0.7, 1.4);
    }

    [Fact]
    public async Task Guessing_is_slowed_down_and_another_address_is_not()
    {
        var limited = new Sessions(_store, _clock, new IdSource(_clock), _passwords, new TokenCache(_clock), new LoginLimits(TimeProvider.System, burst: 3));
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(401, (await limited.AuthorizeAsync(new Credentials { Username = "wanda", Password = "x" }, "192.0.2.1")).Problem?.Status);
        }

        var refused = await limited.AuthorizeAsync(new Credentials { Username = "wanda", Password = ShopHost.Password }, "192.0.2.1");
        Assert.Equal(429, refused.Problem?.Status);
        Assert.InRange(refused.Problem!.RetryAfter ?? 0, 1, 6);
        Assert.False((await limited.AuthorizeAsync(new Credentials { Username = "wanda", Password = ShopHost.Password }, "192.0.2.2")).IsRefused);
    }

    [Fact]
    public async Task Over_http_a_wrong_login_is_a_problem_and_a_right_one_is_validated()
    {
        await using var host = await ShopHost.StartAsync();
        var manager = await host.ManagerAsync();
        var pair = await manager.LogInAsync();
        Assert.Equal(new Caller("manager", Role.Manager, null), await host.Client().ValidateAsync(pair.AccessToken));
        Assert.Null(await host.Client().ValidateAsync("csa_wrong"));

        using var answer = await host.Http().PostAsJsonAsync("v1/auth/authorize", new Credentials { Username = "manager", Password = "wrong" }, ContractsJson.Default.Credentials);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(ProblemTypes.WrongCredentials, (await answer.Content.ReadFromJsonAsync(ContractsJson.Default.Problem))?.Type);
    }

    private static async Task<double> TimeAsync(Func<Task> work)
    {
        var started = TimeProvider.System.GetTimestamp();
        await work();
        return TimeProvider.System.GetElapsedTime(started).TotalMilliseconds;
    }

    private (Sessions Sessions, Users Users) Open()
    {
        var (ids, cache) = (new IdSource(_clock), new TokenCache(_clock));
        return (new Sessions(_store, _clock, ids, _passwords, cache, new LoginLimits(_clock, 1000)), new Users(_store, _clock, ids, _passwords, cache));
    }

    private Task<Cardshop.Scheduler.Outcomes.Outcome<TokenPair>> TryAsync(string user, string password) =>
        _sessions.AuthorizeAsync(new Credentials { Username = user, Password = password }, "192.0.2.1");

    private async Task<TokenPair> LogInAsync() => (await TryAsync("wanda", ShopHost.Password)).Value!;
}
