using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Cardshop.Content.Uploading;
using Cardshop.Contracts.Accounts;
using Cardshop.Contracts.Client;
using Cardshop.Contracts.Problems;
using Cardshop.Contracts.Queue;
using Cardshop.Contracts.Shop;
using Cardshop.EndToEnd.Setting;
using Cardshop.Primitives.Digests;
using Cardshop.Primitives.Extents;
using Cardshop.TestKit;
using Cardshop.TestKit.Http;
using Xunit;

namespace Cardshop.EndToEnd.Hosting;

/// <summary>Scheduler and warehouse as two processes, which know each other by a token.</summary>
public sealed class ApartTests : IDisposable
{
    private const string Token = "a token of which nobody else knows anything";
    private static readonly byte[] Image = Workbench.RandomBytes(3_000_000, seed: 7);

    private readonly ServedShop _shop = new();
    private readonly SmallBase _base;
    private readonly int _schedulerPort = FreePort.Next();
    private readonly int _warehousePort = FreePort.Next();

    public ApartTests(SmallBase smallBase)
    {
        _base = smallBase;
        _shop.Settings["CARDSHOP__SCHEDULER__SOURCES__ALLOWED_FOLDERS"] = smallBase.Folder;
        _shop.Settings["CARDSHOP__SCHEDULER__QUEUE__WAREHOUSE_PAUSE"] = "1s";
        _shop.Settings["CARDSHOP__SCHEDULER__WAREHOUSE__URL"] = $"http://127.0.0.1:{_warehousePort}";
        _shop.Settings["CARDSHOP__SCHEDULER__WAREHOUSE__TOKEN"] = Token;
        _shop.Settings["CARDSHOP__WAREHOUSE__SERVICE_TOKEN"] = Token;
        _shop.Settings["CARDSHOP__WAREHOUSE__SCHEDULER__URL"] = $"http://127.0.0.1:{_schedulerPort}";
    }

    public void Dispose() => _shop.Dispose();

    [Fact]
    public async Task An_order_is_leased_with_a_grant_uploaded_and_downloaded_over_a_signed_link()
    {
        var (_, ready) = await SchedulerAsync();
        Assert.False(ready.TryGetProperty("warehouse", out _));
        var (_, warehouse) = await WarehouseAsync();
        Assert.False(warehouse.TryGetProperty("api", out _));
        var (manager, creator) = await PeopleAsync(ready);
        var order = await OrderAsync(manager);
        var lease = (await creator.ClaimAsync(Claim()))!;
        Assert.Equal($"http://127.0.0.1:{_warehousePort}/v1/warehouse/uploads", lease.Work.UploadUri.AbsoluteUri);
        await UploadAsync(lease);
        await creator.FinishAsync(lease.Id, Done(lease));

        var artifact = Assert.Single((await manager.GetOrderAsync(order.Id)).Artifacts!);
        var link = await manager.LinkArtifactAsync(artifact.Id);
        var http = _shop.Http(ready.GetProperty("api").GetString()!);
        using var redirect = await http.GetAsync(link.Url);
        Assert.Equal(HttpStatusCode.Redirect, redirect.StatusCode);
        Assert.StartsWith(artifact.Url.AbsoluteUri + "?expires=", redirect.Headers.Location!.AbsoluteUri, StringComparison.Ordinal);
        Assert.Equal(Image, await http.GetByteArrayAsync(redirect.Headers.Location));
        using var bare = await http.GetAsync(artifact.Url);
        Assert.Equal(HttpStatusCode.Unauthorized, bare.StatusCode);

        // The warehouse asks the scheduler whose a token is.
        using var listing = new HttpRequestMessage(HttpMethod.Get, $"{warehouse.GetProperty("warehouse").GetString()}objects");
        listing.Headers.Authorization = new AuthenticationHeaderValue("Bearer", (await manager.LogInAsync()).AccessToken);
        using var objects = await http.SendAsync(listing);
        Assert.Contains(order.FileName, await objects.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_the_warehouse_is_down_a_task_waits_and_a_download_too_and_nothing_is_lost()
    {
        var (_, ready) = await SchedulerAsync();
        var (manager, creator) = await PeopleAsync(ready);
        var order = await OrderAsync(manager);
        var refused = await Assert.ThrowsAsync<ProblemException>(() => creator.ClaimAsync(Claim()));
        Assert.True(refused.IsTransient);
        Assert.Contains($"The warehouse at http://127.0.0.1:{_warehousePort}/ does not answer", refused.Problem.Detail, StringComparison.Ordinal);

        var (warehouse, _) = await WarehouseAsync();
        var lease = await ClaimAsync(creator);
        Assert.Equal(1, lease.Task.Attempts);
        await UploadAsync(lease);
        await creator.FinishAsync(lease.Id, Done(lease));
        var link = await manager.LinkArtifactAsync(Assert.Single((await manager.GetOrderAsync(order.Id)).Artifacts!).Id);

        warehouse.Stop();
        var http = _shop.Http(ready.GetProperty("api").GetString()!);
        using (var down = await http.GetAsync(link.Url))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, down.StatusCode);
        }

        Assert.Equal("ready\n", await http.GetStringAsync("health/ready"));
        await WarehouseAsync();
        using var again = await http.GetAsync(link.Url);
        Assert.Equal(Image, await http.GetByteArrayAsync(again.Headers.Location));
    }

    [Fact]
    public async Task What_an_anonymised_order_has_in_the_warehouse_goes_away()
    {
        var (scheduler, ready) = await SchedulerAsync();
        await WarehouseAsync();
        var (manager, creator) = await PeopleAsync(ready);
        var order = await OrderAsync(manager);
        var lease = await ClaimAsync(creator);
        await UploadAsync(lease);
        await creator.FinishAsync(lease.Id, Done(lease));
        var stored = Path.Join(_shop.Data, "warehouse/objects", order.FileName);
        Assert.True(File.Exists(stored));
        await manager.AnonymizeOrderAsync(order.Id);

        // It is looked for once a minute, and at each start.
        scheduler.Stop();
        (scheduler, ready) = await SchedulerAsync();
        manager = await _shop.ManagerAsync(ready);
        for (var attempt = 0; (await manager.ListArtifactsAsync("status=removed")).Items.Count == 0; attempt++)
        {
            Assert.True(attempt < 500, $"nobody has said so: {scheduler.Said}");
            await Task.Delay(200, TestContext.Current.CancellationToken);
        }

        Assert.False(File.Exists(stored));
    }

    [Fact]
    public async Task A_warehouse_with_another_token_is_told_apart_from_one_that_is_down()
    {
        var (_, ready) = await SchedulerAsync();
        _shop.Settings["CARDSHOP__WAREHOUSE__SERVICE_TOKEN"] = "another token, also of some forty characters";
        await WarehouseAsync();
        var (manager, creator) = await PeopleAsync(ready);
        await OrderAsync(manager);
        var refused = await Assert.ThrowsAsync<ProblemException>(() => creator.ClaimAsync(Claim()));
        Assert.Contains("does not know this scheduler. Set scheduler.warehouse.token", refused.Problem.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_older_lease_is_refused_by_the_warehouse_of_another_process()
    {
        var (_, ready) = await SchedulerAsync();
        await WarehouseAsync();
        var (manager, creator) = await PeopleAsync(ready);
        await OrderAsync(manager);
        var older = await ClaimAsync(creator);
        await creator.ReleaseAsync(older.Id, new TaskRelease(older.Fence));
        var newer = await ClaimAsync(creator);
        await UploadAsync(newer);
        var error = await Assert.ThrowsAsync<UploadException>(() => UploadAsync(older));
        Assert.Equal(UploadFailure.Refused, error.Kind);
        Assert.Contains("a newer lease", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Parts_with_certificates_of_their_own_know_each_other_by_fingerprints()
    {
        var (_, warehouse) = await _shop.ServeAsync("serve", "--services", "warehouse", "--data", _shop.Bench["w"], "--urls", $"https://127.0.0.1:{_warehousePort}");
        _shop.Settings["CARDSHOP__SCHEDULER__WAREHOUSE__URL"] = $"https://127.0.0.1:{_warehousePort}";
        _shop.Settings["CARDSHOP__SCHEDULER__WAREHOUSE__FINGERPRINT"] = new string('0', 64);
        var (scheduler, ready) = await SchedulerAsync();
        var (manager, creator) = await PeopleAsync(ready);
        await OrderAsync(manager);
        await Assert.ThrowsAsync<ProblemException>(() => creator.ClaimAsync(Claim()));
        scheduler.Stop();

        _shop.Settings["CARDSHOP__SCHEDULER__WAREHOUSE__FINGERPRINT"] = warehouse.GetProperty("fingerprint").GetString()!;
        (_, ready) = await SchedulerAsync();
        creator = _shop.Client(_shop.Http(ready.GetProperty("api").GetString()!), "carl");
        Assert.NotNull((await ClaimAsync(creator)).Work.UploadGrant);
    }

    [Theory]
    [InlineData("builder", "\"builder\" is none; give one or more of scheduler, warehouse")]
    [InlineData("scheduler,", "\"\" is none")]
    public void A_service_that_there_is_not_is_refused(string services, string problem)
    {
        var result = _shop.Try("serve", "--services", services, "--data", _shop.Data);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains(problem, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_address_without_a_token_is_refused()
    {
        _shop.Settings.Remove("CARDSHOP__SCHEDULER__WAREHOUSE__TOKEN");
        Messages.RequireErrors(_shop.Try("serve", "--services", "scheduler", "--data", _shop.Data), 2, "scheduler.warehouse.url: the warehouse wants to see a token");
    }

    private static ClaimRequest Claim() => new() { Kinds = [TaskKind.Creator], Wait = 5 };

    private static TaskResult Done(Lease lease) => new()
    {
        Fence = lease.Fence,
        Status = WorkStatus.UploadedPublic,
        Artifacts = [new ReportedArtifact("image", lease.Work.FileName, Image.Length, Sha256Digest.Of(Image).ToString(), new Uri(lease.Work.DownloadUri, lease.Work.FileName).AbsoluteUri)],
    };

    private Task<(ServiceProcess Process, JsonElement Ready)> SchedulerAsync() =>
        _shop.ServeAsync("serve", "--services", "scheduler", "--data", _shop.Data, "--urls", $"http://127.0.0.1:{_schedulerPort}");

    private Task<(ServiceProcess Process, JsonElement Ready)> WarehouseAsync() =>
        _shop.ServeAsync("serve", "--services", "warehouse", "--data", _shop.Data, "--urls", $"http://127.0.0.1:{_warehousePort}");

    private async Task<(SchedulerClient Manager, SchedulerClient Creator)> PeopleAsync(JsonElement ready)
    {
        var manager = await _shop.ManagerAsync(ready);
        await manager.CreateUserAsync(new NewUser { Username = "carl", Email = "carl@example.org", Password = ServedShop.Password, Role = Role.Creator });
        return (manager, _shop.Client(_shop.Http(ready.GetProperty("api").GetString()!), "carl"));
    }

    private Task<Order> OrderAsync(SchedulerClient manager) => manager.PlaceOrderAsync(
        new NewOrder(Recipes.On(_base.Url), Media: new Media(MediaType.Virtual), Client: new Person("Ann", "ann@example.org", "en"), Channel: "main"));

    private static async Task<Lease> ClaimAsync(SchedulerClient creator)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                if (await creator.ClaimAsync(Claim()) is { } lease)
                {
                    return lease;
                }
            }
            catch (ProblemException passing) when (passing.IsTransient && attempt < 10)
            {
                // Its pause is not over yet.
            }

            Assert.True(attempt < 10, "there is no task");
        }
    }

    private static async Task UploadAsync(Lease lease)
    {
        using var http = new HttpMessageInvoker(new GrantHandler(lease.Work.UploadGrant!) { InnerHandler = new SocketsHttpHandler() });
        await new Uploader(http, new UploadOptions { Attempts = 3 }, TimeProvider.System, new Random(1))
            .UploadAsync(new UploadRequest(lease.Work.UploadUri, lease.Work.FileName, new MemorySource(Image)));
    }

    private sealed class GrantHandler(string grant) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", grant);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
