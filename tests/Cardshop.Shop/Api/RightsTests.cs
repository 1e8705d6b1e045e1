using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Cardshop.Contracts.Accounts;
using Cardshop.Contracts.Shop;
using Cardshop.Shop.Hosting;
using Microsoft.AspNetCore.Routing;
using Xunit;

namespace Cardshop.Shop.Api;

public sealed class RightsTests
{
    private static readonly Dictionary<string, string> Table = """
        GET /health/live                     everybody
        GET /health/ready                    everybody
        GET /metrics                         everybody
        GET /d/{id}                          everybody
        GET /setup/{token}                   everybody
        POST /setup/{token}                  everybody
        POST /v1/setup                       everybody
        POST /v1/auth/authorize              everybody
        POST /v1/auth/token                  everybody
        POST /v1/auth/validate               everybody
        POST /v1/auth/logout                 accounts
        GET /v1/users                        managers
        POST /v1/users                       managers
        GET /v1/users/me                     accounts
        GET /v1/users/{id}                   accounts
        PATCH /v1/users/{id}                 managers
        DELETE /v1/users/{id}                managers
        PUT /v1/users/me/password            accounts
        GET /v1/channels                     managers
        POST /v1/channels                    managers
        GET /v1/channels/{slug}              managers
        PATCH /v1/channels/{slug}            managers
        DELETE /v1/channels/{slug}           managers
        GET /v1/warehouses                   managers
        POST /v1/warehouses                  managers
        GET /v1/warehouses/{slug}            managers
        PATCH /v1/warehouses/{slug}          managers
        DELETE /v1/warehouses/{slug}         managers
        POST /v1/recipes/plan                managers
        GET /v1/orders                       managers
        POST /v1/orders                      managers
        GET /v1/orders/{id}                  managers
        GET /v1/orders/{id}/recipe           managers
        GET /v1/orders/{id}/events           managers
        POST /v1/orders/{id}/cancel          managers
        POST /v1/orders/{id}/retry           managers
        POST /v1/orders/{id}/anonymize       managers
        DELETE /v1/orders/{id}               managers
        GET /v1/tasks                        managers
        POST /v1/tasks/claim                 workers
        GET /v1/tasks/{id}                   accounts
        GET /v1/tasks/{id}/why               managers
        GET /v1/tasks/{id}/log               accounts
        POST /v1/tasks/{id}/retry            managers
        POST /v1/leases/{id}/heartbeat       workers
        POST /v1/leases/{id}/log             workers
        POST /v1/leases/{id}/result          workers
        POST /v1/leases/{id}/release         workers
        GET /v1/workers                      managers
        GET /v1/workers/{id}                 accounts
        PATCH /v1/workers/{id}               managers
        GET /v1/workers/{id}/events          managers
        GET /v1/artifacts                    managers
        GET /v1/artifacts/{id}               managers
        POST /v1/artifacts/{id}/link         managers
        POST /v1/artifacts/{id}/removed      managers
        GET /v1/events                       managers
        GET /v1/audit                        managers
        """.Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToDictionary(words => $"{words[0]} {words[1]}", words => words[2]);

    [Fact]
    public async Task Every_route_is_in_the_table_and_the_table_has_no_other()
    {
        await using var shop = await Hosting.Shop.OpenAsync();
        Assert.Equal(Table.Keys.Order(StringComparer.Ordinal), RoutesOf(shop).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_route_answers_nobody_and_each_role_as_the_table_says()
    {
        await using var shop = await Hosting.Shop.OpenAsync();
        var tokens = new Dictionary<string, string?> { ["nobody"] = null, ["manager"] = (await shop.Manager.LogInAsync()).AccessToken, ["creator"] = (await shop.Creator.LogInAsync()).AccessToken };
        foreach (var role in new[] { Role.Writer, Role.Builder, Role.Distributor })
        {
            var name = role.ToString().ToLowerInvariant();
            tokens[name] = (await (await shop.Host.UserAsync(shop.Manager, name, role)).LogInAsync()).AccessToken;
        }

        var wrong = new List<string>();
        foreach (var (route, rights) in Table.OrderBy(pair => pair.Key.Contains("logout", StringComparison.Ordinal)))
        {
            foreach (var (who, token) in tokens)
            {
                var status = await CallAsync(shop, route, token, "0123456789abcdef");
                var expected = rights switch
                {
                    "everybody" => "in",
                    _ when who is "nobody" => "401",
                    "accounts" => "in",
                    "managers" => who is "manager" ? "in" : "403",
                    _ => who is "manager" ? "403" : "in",
                };
                var actual = status is HttpStatusCode.Unauthorized && !route.Contains("/auth/", StringComparison.Ordinal) && !route.Contains("password", StringComparison.Ordinal) ? "401"
                    : status is HttpStatusCode.Unauthorized && who is "nobody" && rights is not "everybody" ? "401"
                    : status is HttpStatusCode.Forbidden ? "403"
                    : status is HttpStatusCode.InternalServerError or HttpStatusCode.MethodNotAllowed ? $"{(int)status}"
                    : "in";
                if (!string.Equals(actual, expected, StringComparison.Ordinal))
                {
                    wrong.Add($"{route} as {who}: {status}, expected {expected}");
                }
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task No_route_gives_a_manager_of_another_channel_anything_of_this_one()
    {
        await using var shop = await Hosting.Shop.OpenAsync();
        await shop.Manager.CreateChannelAsync(new ChannelRequest { Slug = "other", Name = "Other" });
        await shop.Manager.CreateWarehouseAsync(new WarehouseRequest { Slug = "own", UploadUri = "http://127.0.0.1:9/", DownloadUri = "http://127.0.0.1:9/", Channel = Hosting.Shop.Channel });
        var member = await shop.Manager.CreateUserAsync(new NewUser { Username = "member", Email = "member@example.org", Password = ShopHost.Password, Role = Role.Creator, Channel = Hosting.Shop.Channel });
        var stranger = await (await shop.Host.UserAsync(shop.Manager, "stranger", Role.Manager, "other")).LogInAsync();
        var order = await shop.Manager.PlaceOrderAsync(Hosting.Shop.Order());
        var lease = await (shop.Host.Client("member")).ClaimAsync(Hosting.Shop.Claim(5));
        await shop.Host.Client("member").FinishAsync(lease!.Id, Hosting.Shop.Done(lease));
        var artifact = (await shop.Manager.GetOrderAsync(order.Id)).Artifacts![0];
        var things = new Dictionary<string, string>
        {
            ["users"] = member.Id.Value,
            ["channels"] = Hosting.Shop.Channel,
            ["warehouses"] = "own",
            ["orders"] = order.Id.Value,
            ["tasks"] = lease.Task.Id.Value,
            ["workers"] = lease.Task.Worker!.Value.Value,
            ["artifacts"] = artifact.Id.Value,
        };
        var wrong = new List<string>();
        foreach (var route in Table.Where(pair => pair.Value is "managers" or "accounts" && pair.Key.Contains('{')).Select(pair => pair.Key))
        {
            var thing = things[route.Split('/')[2]];
            if (await CallAsync(shop, route, stranger.AccessToken, thing) is not HttpStatusCode.NotFound and var status)
            {
                wrong.Add($"{route}: {status}");
            }
        }

        Assert.Empty(wrong);
        Assert.Equal(OrderStatus.PendingExpiry, (await shop.Manager.GetOrderAsync(order.Id)).Status);
    }

    private static List<string> RoutesOf(Hosting.Shop shop) =>
    [
        .. ((IEndpointRouteBuilder)shop.Host.App).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText is not ("/openapi/{documentName}.json" or "/v1/{**rest}"))
            .SelectMany(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Select(method => $"{method} {endpoint.RoutePattern.RawText!.TrimEnd('/')}")),
    ];

    private static async Task<HttpStatusCode> CallAsync(Hosting.Shop shop, string route, string? token, string thing)
    {
        var words = route.Split(' ');
        var path = words[1].Replace("{id}", thing, StringComparison.Ordinal).Replace("{slug}", thing, StringComparison.Ordinal).Replace("{token}", thing, StringComparison.Ordinal);
        using var request = new HttpRequestMessage(new HttpMethod(words[0]), path.TrimStart('/'));
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        if (words[0] is not ("GET" or "DELETE"))
        {
            request.Content = new StringContent("{}", Encoding.UTF8, "application/json");
        }

        using var answer = await shop.Host.Http().SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return answer.StatusCode;
    }
}
