using System.Net;
using System.Text.Json;
using Cardshop.Contracts.Accounts;
using Cardshop.Contracts.Client;
using Cardshop.EndToEnd.Setting;
using Cardshop.Ftp.Client;
using Cardshop.Primitives.Digests;
using Cardshop.TestKit;
using Cardshop.TestKit.Http;
using Xunit;

namespace Cardshop.EndToEnd.Hosting;

/// <summary>The FTP door of a shop, with accounts and tokens of its scheduler.</summary>
public sealed class FtpDoorTests : IDisposable
{
    private static readonly byte[] Image = Workbench.RandomBytes(3_000_000, seed: 3);

    private readonly ServedShop _shop = new();

    public FtpDoorTests() => _shop.Settings["CARDSHOP__WAREHOUSE__FTP__PORT"] = "0";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _shop.Dispose();

    [Fact]
    public async Task Whoever_has_a_token_comes_in_with_the_rights_of_the_role_until_the_account_is_closed()
    {
        var (_, ready) = await _shop.UpAsync();
        var manager = await _shop.ManagerAsync(ready);
        var writer = await AddAsync(manager, ready, "wendy", Role.Writer);
        var token = (await manager.LogInAsync(Stop)).AccessToken;
        await using (var ftp = await FtpAsync(ready, "ann", token))
        {
            await ftp.SiteAsync($"SHA256 {Sha256Digest.Of(Image)} main/a.img", Stop);
            await ftp.UploadAsync("/main/a.img", 0, new MemoryStream(Image), progress: null, Stop);
        }

        var refused = await Assert.ThrowsAsync<FtpClientException>(() => FtpAsync(ready, "wendy", token));
        Assert.Equal(530, refused.Code);

        await using var reader = await FtpAsync(ready, "wendy", (await writer.LogInAsync(Stop)).AccessToken);
        using var target = new MemoryStream();
        await reader.DownloadAsync("/main/a.img", 0, target, progress: null, Stop);
        Assert.Equal(Image, target.ToArray());
        refused = await Assert.ThrowsAsync<FtpClientException>(() => reader.DeleteAsync("/main/a.img", Stop));
        Assert.Equal(550, refused.Code);

        var wendy = (await manager.ListUsersAsync(cancellation: Stop)).Items.Single(user => user.Username is "wendy");
        await manager.ChangeUserAsync(wendy.Id, new UserChange { Active = false }, Stop);
        for (refused = null; refused is null; await Task.Delay(200, Stop))
        {
            refused = await Refusal(() => reader.SizeAsync("/main/a.img", Stop));
        }

        Assert.Equal(530, refused.Code);
    }

    [Fact]
    public async Task An_upload_goes_on_after_the_shop_was_killed()
    {
        var (process, ready) = await _shop.UpAsync();
        var manager = await _shop.ManagerAsync(ready);
        var token = (await manager.LogInAsync(Stop)).AccessToken;
        await using (var ftp = await FtpAsync(ready, "ann", token))
        {
            await ftp.UploadAsync("/a.img", 0, new MemoryStream(Image, 0, 1_000_000), progress: null, Stop);
        }

        process.Kill();
        ready = await process.StartAsync();
        await using var again = await FtpAsync(ready, "ann", token);
        Assert.Equal(1_000_000, await again.SizeAsync("/a.img", Stop));
        Assert.Empty(await again.ListAsync("/", Stop));
        await again.UploadAsync("/a.img", 1_000_000, new MemoryStream(Image, 1_000_000, 2_000_000), progress: null, Stop);
        await again.SiteAsync($"SHA256 {Sha256Digest.Of(Image)} a.img", Stop);

        Assert.Equal(Image, File.ReadAllBytes(Path.Join(_shop.Data, "warehouse/objects/a.img")));
    }

    [Fact]
    public async Task A_warehouse_of_its_own_asks_the_scheduler_and_says_when_that_is_away()
    {
        var port = FreePort.Next();
        _shop.Settings["CARDSHOP__WAREHOUSE__SCHEDULER__URL"] = $"http://127.0.0.1:{port}";
        var (scheduler, ready) = await _shop.ServeAsync("serve", "--services", "scheduler", "--data", _shop.Data, "--urls", $"http://127.0.0.1:{port}");
        Assert.False(ready.TryGetProperty("ftp", out _));
        var (_, warehouse) = await _shop.ServeAsync("serve", "--services", "warehouse", "--data", _shop.Bench["w"], "--urls", "http://127.0.0.1:0");
        var manager = await _shop.ManagerAsync(ready);
        var token = (await manager.LogInAsync(Stop)).AccessToken;

        await using var ftp = await FtpAsync(warehouse, "ann", token);
        await ftp.UploadAsync("/a.img", 0, new MemoryStream(Image), progress: null, Stop);
        scheduler.Kill();

        FtpClientException? refused;
        for (refused = null; refused is null; await Task.Delay(200, Stop))
        {
            refused = await Refusal(() => ftp.SizeAsync("/a.img", Stop));
        }

        Assert.Equal(451, refused.Code);
        Assert.Equal(430, (await Assert.ThrowsAsync<FtpClientException>(() => FtpAsync(warehouse, "ann", token))).Code);
        await scheduler.StartAsync();
        Assert.Equal(Image.Length, await ftp.SizeAsync("/a.img", Stop));
    }

    [Fact]
    public void Settings_that_make_no_sense_are_refused_all_at_once()
    {
        _shop.Settings["CARDSHOP__WAREHOUSE__FTP__ADDRESS"] = "somewhere";
        _shop.Settings["CARDSHOP__WAREHOUSE__FTP__PORT"] = "70000";
        _shop.Settings["CARDSHOP__WAREHOUSE__FTP__PUBLIC_ADDRESS"] = "::1";
        _shop.Settings["CARDSHOP__WAREHOUSE__FTP__FIRST_DATA_PORT"] = "30000";

        Messages.RequireErrors(
            _shop.Try("up", "--data", _shop.Data),
            2,
            "warehouse.ftp.address: \"somewhere\" is neither an IP address nor *",
            "warehouse.ftp.port: 70000 is not within 0 and 65535",
            "warehouse.ftp.public_address: \"::1\" is not an IPv4 address",
            "warehouse.ftp.last_data_port: it must not be less");
    }

    [Fact]
    public void A_port_that_is_in_use_is_said_to_be_so()
    {
        using var other = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        other.Start();
        _shop.Settings["CARDSHOP__WAREHOUSE__FTP__PORT"] = $"{((IPEndPoint)other.LocalEndpoint).Port}";

        var result = _shop.Try("up", "--data", _shop.Data, "--urls", "http://127.0.0.1:0");

        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains(Messages.ErrorsOf(result), error => error.Contains("The FTP door cannot open", StringComparison.Ordinal));
    }

    private static async Task<FtpClientException?> Refusal(Func<Task> act)
    {
        try
        {
            await act();
            return null;
        }
        catch (FtpClientException error)
        {
            return error;
        }
    }

    private async Task<SchedulerClient> AddAsync(SchedulerClient manager, JsonElement ready, string name, Role role)
    {
        await manager.CreateUserAsync(new NewUser { Username = name, Email = $"{name}@example.org", Password = ServedShop.Password, Role = role }, Stop);
        return _shop.Client(_shop.Http(ready.GetProperty("api").GetString()!), name);
    }

    private static Task<FtpClient> FtpAsync(JsonElement ready, string username, string token)
    {
        var address = IPEndPoint.Parse(new Uri(ready.GetProperty("ftp").GetString()!).Authority);
        return FtpClient.ConnectAsync(
            new FtpClientOptions($"{address.Address}", address.Port, username, token) { Fingerprint = Sha256Digest.Parse(ready.GetProperty("fingerprint").GetString()!) },
            TimeProvider.System,
            Stop);
    }
}
