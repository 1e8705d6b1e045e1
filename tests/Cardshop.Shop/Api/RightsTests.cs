using System.Net;
using Cardshop.Contracts.Accounts;
using Microsoft.AspNetCore.Routing;
using Xunit;

namespace Cardshop.Shop.Api;

public sealed class RightsTests
{
    [Fact]
    public async Task Every_route_is_in_the_table_and_the_table_has_no_other()
    {
        await using var shop = await Hosting.Shop.OpenAsync();
        Assert.Equal(RightsTable.Rows.Keys.Order(StringComparer.Ordinal), RoutesOf(shop).Order(StringComparer.Ordinal));
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
        foreach (var (route, rights) in RightsTable.Rows.OrderBy(pair => pair.Key.Contains("logout", StringComparison.Ordinal)))
        {
            foreach (var (who, token) in tokens)
            {
                var status = await RightsTable.CallAsync(shop, route, token, "0123456789abcdef");
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

    private static List<string> RoutesOf(Hosting.Shop shop) =>
    [
        .. ((IEndpointRouteBuilder)shop.Host.App).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText is not ("/openapi/{documentName}.json" or "/v1/{**rest}"))
            .SelectMany(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Select(method => $"{method} {endpoint.RoutePattern.RawText!.TrimEnd('/')}")),
    ];
}
