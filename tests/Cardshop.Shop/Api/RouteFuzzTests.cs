using System.Net;
using System.Text;
using Cardshop.Contracts.Accounts;
using Cardshop.Contracts.Shop;
using Cardshop.Scheduler.Api;
using Cardshop.Scheduler.Listings;
using Cardshop.Scheduler.Limits;
using Cardshop.Scheduler.Store;
using Cardshop.Scheduler.Tokens;
using Cardshop.Shop.Hosting;
using Cardshop.Shop.Simulation;
using Cardshop.TestKit;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Cardshop.Shop.Api;

/// <summary>Whatever body comes, every route answers in time, and never with a defect of ours. Each passes everything but the socket.</summary>
public sealed class RouteFuzzTests : IAsyncLifetime
{
    private const string Json = "application/json";
    private const string Form = "application/x-www-form-urlencoded";

    /// <summary>All routes have the same reader of JSON, so they share its inputs, with more than enough for each.</summary>
    private const int Share = 8;

    private readonly InlineStore _store = InlineStore.Take();
    private Hosting.Shop _shop = null!;
    private string _manager = null!;
    private string _creator = null!;
    private Dictionary<string, string> _things = null!;

    /// <summary>A good body of every route that takes one.</summary>
    public static TheoryData<string, string> Samples => new()
    {
        { "POST /v1/auth/authorize", """{"username": "manager", "password": "wrong"}""" },
        { "POST /v1/auth/token", """{"refresh_token": "csr_abc"}""" },
        { "POST /v1/auth/validate", """{"access_token": "csa_abc"}""" },
        { "POST /v1/setup", """{"token": "css_abc", "username": "ann", "email": "ann@example.org", "password": "long enough"}""" },
        { "POST /v1/users", """{"username": "ann", "email": "ann@example.org", "password": "long enough", "role": "creator", "channel": "kiwix"}""" },
        { "PATCH /v1/users/{id}", """{"active": true, "email": "bob@example.org", "password": "long enough"}""" },
        { "PUT /v1/users/me/password", """{"old": "wrong", "new": "long enough"}""" },
        { "POST /v1/channels", """{"slug": "new", "name": "New", "active": true, "private": false, "sender_name": "a", "sender_email": "a@example.org", "sender_address": "x\ny"}""" },
        { "PATCH /v1/channels/{slug}", """{"name": "Kiwix", "active": true, "sender_email": "a@example.org"}""" },
        { "POST /v1/warehouses", """{"slug": "new", "upload_uri": "http://127.0.0.1:9/up/", "download_uri": "https://[::1]/down", "channel": "kiwix", "active": false}""" },
        { "PATCH /v1/warehouses/{slug}", """{"upload_uri": "http://127.0.0.1:9/up/", "active": true}""" },
        { "POST /v1/sites", """{"slug": "new", "name": "New", "account": "victim", "channel": "kiwix", "emails": ["a@example.org"], "language": "fr", "active": true}""" },
        { "PATCH /v1/sites/{slug}", """{"name": "New", "account": "", "emails": [], "active": false}""" },
        { "POST /v1/orders/{id}/move", """{"site": "new"}""" },
        { "POST /v1/orders/{id}/ship", """{"tracking": "XY 12"}""" },
        { "POST /v1/tasks/{id}/move", """{"slot": "A"}""" },
        { "POST /v1/recipes/plan", """{"recipe": "http://content.example/a.zim", "media": {"type": "virtual", "size": 32, "duration": 7}}""" },
        { "POST /v1/orders", """{"recipe": "http://content.example/a.zim\npassphrase: hunter22", "name": "Library", "file_name": "a_{rand}.img", "media": {"type": "virtual", "size": 32, "duration": 7}, "quantity": 1, "client": {"name": "Ann", "email": "ann@example.org", "language": "en", "phone": "+1 2", "address": "x", "country": "FR"}, "recipient": {"name": "Zo\u00e9", "email": "zoe@example.org"}, "channel": "kiwix", "warehouse": "download", "priority": -3, "site": "new", "cards": [{"serial": "1", "ssid": "a"}]}""" },
        { "POST /v1/tasks/claim", """{"kinds": ["creator"], "worker": "w", "capabilities": ["a"], "cached": ["http://content.example/a.zim"], "wait": 0, "version": "1", "slots": [{"name": "A", "card_bytes": 9, "is_busy": false}], "room": 9}""" },
        { "POST /v1/leases/{id}/heartbeat", """{"fence": 1, "status": "building", "progress": {"stage": "s", "done": 1, "total": 2, "rate": 3, "eta": 4}, "checkpoint": "c", "wait": 0, "round": 1}""" },
        { "POST /v1/leases/{id}/result", """{"fence": 1, "status": "failed_to_build", "artifacts": [{"kind": "image", "name": "a.img", "size": 9, "sha256": "aa", "url": "http://a/b"}], "cause": "c", "remedy": "r", "retryable": true, "card": {"verdict": "failed", "message": "m", "card": "c", "card_bytes": 9}}""" },
        { "POST /v1/leases/{id}/release", """{"fence": 1, "checkpoint": "c"}""" },
        { "PATCH /v1/workers/{id}", """{"draining": false}""" },
        { "POST /setup/{token}", "username=ann&email=ann%40example.org&password=long+enough" },
    };

    public async ValueTask InitializeAsync()
    {
        _shop = await Hosting.Shop.OpenAsync(configure: services => services
            .AddSingleton<TimeProvider>(new HurriedClock())
            .AddSingleton<IStore>(_store)
            .AddSingleton(new TokenCache(TimeProvider.System))
            .AddSingleton(new LoginLimits(new HurriedClock(), 1000)));
        _manager = (await _shop.Manager.LogInAsync()).AccessToken;
        _creator = (await _shop.Creator.LogInAsync()).AccessToken;
        var victim = await _shop.Manager.CreateUserAsync(new NewUser { Username = "victim", Email = "victim@example.org", Password = ShopHost.Password, Role = Role.Writer });
        await _shop.Manager.CreateSiteAsync(new SiteRequest { Slug = "bamako" });
        var order = await _shop.Manager.PlaceOrderAsync(Hosting.Shop.Order());
        var lease = await _shop.ClaimAsync();
        _things = new()
        {
            ["users"] = victim.Id.Value,
            ["sites"] = "bamako",
            ["orders"] = order.Id.Value,
            ["channels"] = Hosting.Shop.Channel,
            ["warehouses"] = "download",
            ["leases"] = lease.Id.Value,
            ["workers"] = lease.Task.Worker!.Value.Value,
            ["tasks"] = lease.Task.Id.Value,
        };
    }

    public ValueTask DisposeAsync() => _shop.DisposeAsync();

    [Fact]
    public void Every_route_that_takes_a_body_is_tried()
    {
        var routes = Endpoints().Where(endpoint => endpoint.Metadata.GetMetadata<IAcceptsMetadata>() is not null).Select(NameOf).Append("POST /setup/{token}");
        Assert.Equal(routes.Order(StringComparer.Ordinal), Samples.Select(row => row.Data.Item1).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task No_body_makes_a_route_stumble_or_hang(string route, string sample)
    {
        var endpoint = Endpoints().Single(endpoint => NameOf(endpoint).Equals(route, StringComparison.Ordinal));
        var type = route.StartsWith("POST /setup", StringComparison.Ordinal) ? Form : Json;
        Assert.InRange(await CallAsync(endpoint, "", type, Encoding.UTF8.GetBytes(sample)), 200, 422);
        new Fuzzer([Encoding.UTF8.GetBytes(sample), "{}"u8.ToArray(), "[[1e999]]"u8.ToArray(), "{\"a\": \"\\ud800\"}"u8.ToArray()]).Run(
            bytes => Assert.InRange(CallAsync(endpoint, "", type, bytes).WaitAsync(TimeSpan.FromSeconds(5)).GetAwaiter().GetResult(), 200, 499), _ => false, share: Share, test: TestOf(route));
    }

    [Fact]
    public void No_query_makes_a_list_stumble_or_hang()
    {
        var endpoint = Endpoints().Single(endpoint => NameOf(endpoint) is "GET /v1/orders");
        new Fuzzer(
            [
                "limit=3&sort=-updated&status=created&channel=kiwix&cursor=WzEsImEiXQ"u8.ToArray(),
                "created_by=manager&created_after=2026-01-01T00:00:00Z&created_before=2027-01-01&name=L"u8.ToArray(),
            ]).Run(
            bytes => Assert.InRange(CallAsync(endpoint, "?" + Encoding.Latin1.GetString(bytes), null, []).WaitAsync(TimeSpan.FromSeconds(5)).GetAwaiter().GetResult(), 200, 499), _ => false);
    }

    [Fact]
    public void Any_cursor_is_read_or_refused() =>
        new Fuzzer([Encoding.ASCII.GetBytes(new Cursor(5L, "abc").ToString()), Encoding.ASCII.GetBytes(new Cursor("x", "abc").ToString())])
            .Run(bytes => Cursor.TryParse(Encoding.Latin1.GetString(bytes)), _ => false);

    private static string TestOf(string route) => string.Concat(route.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'));

    private static string NameOf(RouteEndpoint endpoint) => $"{endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods[0]} {endpoint.RoutePattern.RawText!.TrimEnd('/')}";

    private IEnumerable<RouteEndpoint> Endpoints() =>
        ((IEndpointRouteBuilder)_shop.Host.App).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().Where(endpoint => endpoint.Metadata.GetMetadata<Rights>() is not null && endpoint.Metadata.GetMetadata<HttpMethodMetadata>() is not null);

    private async Task<int> CallAsync(RouteEndpoint endpoint, string query, string? type, byte[] body)
    {
        await using var scope = _shop.Host.App.Services.CreateAsyncScope();
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        context.SetEndpoint(endpoint);
        context.Connection.RemoteIpAddress = IPAddress.Loopback;
        context.Request.Method = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods[0];
        context.Request.Path = endpoint.RoutePattern.RawText!;
        context.Request.QueryString = new QueryString(query.Replace("#", "%23", StringComparison.Ordinal));
        context.Request.ContentType = type;
        context.Request.Body = new MemoryStream(body);
        context.Request.ContentLength = body.Length;
        context.Request.Headers.Authorization = $"Bearer {(endpoint.Metadata.GetMetadata<Rights>()!.Roles.Contains(Role.Manager) ? _manager : _creator)}";
        foreach (var parameter in endpoint.RoutePattern.Parameters)
        {
            context.Request.RouteValues[parameter.Name] = _things.GetValueOrDefault(endpoint.RoutePattern.RawText!.Split('/')[2], "css_abc");
        }

        await endpoint.RequestDelegate!(context);
        return context.Response.StatusCode;
    }
}
