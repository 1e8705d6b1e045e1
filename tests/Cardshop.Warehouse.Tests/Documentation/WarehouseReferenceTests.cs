using System.Reflection;
using System.Text.RegularExpressions;
using Cardshop.TestKit;
using Cardshop.Warehouse.Problems;
using Microsoft.AspNetCore.Routing;
using Xunit;

namespace Cardshop.Warehouse.Tests.Documentation;

/// <summary><c>docs/reference/warehouse.md</c> has what the code has, no more and no less.</summary>
public sealed partial class WarehouseReferenceTests
{
    private static readonly string Page = Checkout.Read("docs/reference/warehouse.md");

    [Fact]
    public async Task The_reference_has_every_route()
    {
        await using var server = await WarehouseServer.StartAsync();
        var routes = server.Service<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IExcludeFromDescriptionMetadata>() is null)
            .SelectMany(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Select(method => $"{method} {NameOf(endpoint)}"));
        Assert.Equal(routes.Order(StringComparer.Ordinal), RouteRow().Matches(Page).Select(row => row.Groups["route"].Value).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_reference_has_every_problem_with_its_status()
    {
        var kinds = typeof(ProblemKind).GetProperties(BindingFlags.Public | BindingFlags.Static).Select(property => (ProblemKind)property.GetValue(null)!)
            .Select(kind => $"{kind.Name} {kind.Status}");
        Assert.Equal(kinds.Order(StringComparer.Ordinal), ProblemRow().Matches(Page).Select(row => $"{row.Groups["name"].Value} {row.Groups["status"].Value}").Order(StringComparer.Ordinal));
    }

    private static string NameOf(RouteEndpoint endpoint) => endpoint.RoutePattern.RawText![WarehouseRoutes.Prefix.Length..].Replace("**", "", StringComparison.Ordinal);

    [GeneratedRegex(@"^\| `(?<route>[A-Z]+ /[^`]*)` \|", RegexOptions.Multiline | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex RouteRow();

    [GeneratedRegex(@"^\| `(?<name>[a-z-]+)` \| (?<status>[0-9]{3}) \|", RegexOptions.Multiline | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex ProblemRow();
}
