using System.Net;
using System.Text;
using Cardshop.Contracts.Accounts;
using Cardshop.Contracts.Queue;
using Cardshop.Contracts.Shop;
using Cardshop.Shop.Hosting;
using Xunit;

namespace Cardshop.Shop.Api;

/// <summary>Two channels share a shop, and neither learns anything of the other.</summary>
public sealed class ChannelRightsTests : IAsyncLifetime
{
    private Hosting.Shop _shop = null!;
    private Order _order = null!;
    private Lease _running = null!;
    private string _manager = null!;
    private string _creator = null!;

    /// <summary>A thing of the channel for every part of a path in braces.</summary>
    private Dictionary<string, string> _things = null!;

    public async ValueTask InitializeAsync()
    {
        _shop = await Hosting.Shop.OpenAsync();
        await _shop.Manager.CreateChannelAsync(new ChannelRequest { Slug = "other", Name = "Other" });
        await _shop.Manager.CreateWarehouseAsync(new WarehouseRequest { Slug = "own", UploadUri = "http://127.0.0.1:9/", DownloadUri = "http://127.0.0.1:9/", Channel = Hosting.Shop.Channel });
        await _shop.Manager.CreateSiteAsync(new SiteRequest { Slug = "bamako", Channel = Hosting.Shop.Channel });
        _manager = (await (await _shop.Host.UserAsync(_shop.Manager, "stranger", Role.Manager, "other")).LogInAsync()).AccessToken;
        _creator = (await (await _shop.Host.UserAsync(_shop.Manager, "alien", Role.Creator, "other")).LogInAsync()).AccessToken;

        var member = await _shop.Manager.CreateUserAsync(new NewUser { Username = "member", Email = "member@example.org", Password = ShopHost.Password, Role = Role.Creator, Channel = Hosting.Shop.Channel });
        var worker = _shop.Host.Client("member");
        _order = await _shop.Manager.PlaceOrderAsync(Hosting.Shop.Order());
        var done = (await worker.ClaimAsync(Hosting.Shop.Claim(5)))!;
        await worker.AppendLogAsync(done, 0, "said"u8.ToArray());
        await worker.FinishAsync(done.Id, Hosting.Shop.Done(done));
        await _shop.Manager.PlaceOrderAsync(Hosting.Shop.Order());
        _running = (await worker.ClaimAsync(Hosting.Shop.Claim(5)))!;
        _things = new()
        {
            ["users"] = member.Id.Value,
            ["channels"] = Hosting.Shop.Channel,
            ["warehouses"] = "own",
            ["sites"] = "bamako",
            ["orders"] = _order.Id.Value,
            ["tasks"] = _running.Task.Id.Value,
            ["leases"] = _running.Id.Value,
            ["workers"] = _running.Task.Worker!.Value.Value,
            ["artifacts"] = (await _shop.Manager.GetOrderAsync(_order.Id)).Artifacts![0].Id.Value,
        };
    }

    public ValueTask DisposeAsync() => _shop.DisposeAsync();

    [Fact]
    public Task No_route_gives_a_manager_of_another_channel_anything_of_this_one() => NothingIsThereAsync(_manager, "managers", "accounts");

    [Fact]
    public Task No_route_gives_a_worker_of_another_channel_anything_of_this_one() => NothingIsThereAsync(_creator, "workers", "accounts");

    [Fact]
    public async Task No_list_and_no_stream_shows_a_manager_of_another_channel_anything_of_this_one()
    {
        var leaks = new List<string>();
        foreach (var route in RightsTable.Rows.Where(pair => pair.Value is "managers" or "accounts" && pair.Key.StartsWith("GET /v1/", StringComparison.Ordinal) && !pair.Key.Contains('{')).Select(pair => pair.Key))
        {
            var text = await TextAsync(route);
            leaks.AddRange(_things.Values.Where(thing => text.Contains($"\"{thing}\"", StringComparison.Ordinal)).Select(thing => $"{route}: {thing}"));
        }

        Assert.Empty(leaks);

        // What is looked for would be found: the manager of the whole shop sees it all.
        var all = await _shop.Manager.ListOrdersAsync();
        Assert.Contains(_things["orders"], all.Items.Select(order => order.Id.Value));
    }

    [Theory]
    [InlineData("POST /v1/users", """{"username": "a", "email": "a@example.org", "password": "long enough", "role": "creator", "channel": "kiwix"}""", HttpStatusCode.Forbidden)]
    [InlineData("POST /v1/users", """{"username": "a", "email": "a@example.org", "password": "long enough", "role": "manager"}""", HttpStatusCode.Forbidden)]
    [InlineData("POST /v1/channels", """{"slug": "a", "name": "a"}""", HttpStatusCode.Forbidden)]
    [InlineData("POST /v1/warehouses", """{"slug": "a", "upload_uri": "http://a/", "download_uri": "http://a/", "channel": "kiwix"}""", HttpStatusCode.NotFound)]
    [InlineData("POST /v1/sites", """{"slug": "a", "channel": "kiwix"}""", HttpStatusCode.NotFound)]
    [InlineData("POST /v1/sites", """{"slug": "a", "account": "member"}""", HttpStatusCode.UnprocessableEntity)]
    [InlineData("POST /v1/orders", """{"recipe": "x", "channel": "kiwix", "client": {"name": "a", "email": "a@example.org"}}""", HttpStatusCode.UnprocessableEntity)]
    [InlineData("POST /v1/orders", """{"recipe": "x", "warehouse": "own", "client": {"name": "a", "email": "a@example.org"}}""", HttpStatusCode.UnprocessableEntity)]
    public async Task A_manager_of_a_channel_makes_nothing_for_another_or_for_all(string route, string body, HttpStatusCode expected) =>
        Assert.Equal(expected, await RightsTable.CallAsync(_shop, route, _manager, "", body));

    /// <summary>Every route with a thing of the channel in its path says that there is no such thing, and changes nothing.</summary>
    private async Task NothingIsThereAsync(string token, params string[] rights)
    {
        var wrong = new List<string>();
        foreach (var route in RightsTable.Rows.Where(pair => rights.Contains(pair.Value) && pair.Key.Contains('{')).Select(pair => pair.Key))
        {
            var thing = _things[route.Split('/')[2]];
            var status = await RightsTable.CallAsync(_shop, $"{route}{(route.EndsWith("/log", StringComparison.Ordinal) ? $"?fence={_running.Fence}&offset=0" : "")}", token, thing, $"{{\"fence\": {_running.Fence}}}");
            if (status is not HttpStatusCode.NotFound)
            {
                wrong.Add($"{route}: {status}");
            }
        }

        Assert.Empty(wrong);
        Assert.Equal(OrderStatus.PendingExpiry, (await _shop.Manager.GetOrderAsync(_order.Id)).Status);
        Assert.Equal(WorkStatus.Received, (await _shop.Manager.GetTaskAsync(_running.Task.Id)).Status);
    }

    /// <summary>What a route says to the manager of the other channel; of a stream, what it says in half a second.</summary>
    private async Task<string> TextAsync(string route)
    {
        using var answer = await RightsTable.SendAsync(_shop, route, _manager, "");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await using var stream = await answer.Content.ReadAsStreamAsync();
        using var enough = new CancellationTokenSource(TimeSpan.FromMilliseconds(500));
        var text = new MemoryStream();
        try
        {
            await stream.CopyToAsync(text, enough.Token);
        }
        catch (OperationCanceledException)
        {
            // A stream does not end.
        }

        return Encoding.UTF8.GetString(text.ToArray());
    }
}
