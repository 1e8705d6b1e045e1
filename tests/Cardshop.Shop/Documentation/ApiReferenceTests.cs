using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Cardshop.Contracts.Events;
using Cardshop.Contracts.Json;
using Cardshop.Contracts.Problems;
using Cardshop.Contracts.Queue;
using Cardshop.Contracts.Shop;
using Cardshop.Scheduler.Api;
using Cardshop.Scheduler.Limits;
using Cardshop.TestKit;
using Microsoft.AspNetCore.Routing;
using Xunit;

namespace Cardshop.Shop.Documentation;

/// <summary><c>docs/reference/api.md</c> has what the code has, no more and no less.</summary>
public sealed partial class ApiReferenceTests
{
    private static readonly string Page = Checkout.Read("docs/reference/api.md");

    [Fact]
    public async Task The_reference_has_every_route_with_who_may_call_it_and_its_limit()
    {
        await using var shop = await Hosting.Shop.OpenAsync();
        var routes = Endpoints(shop).Select(endpoint => $"{NameOf(endpoint)} {WhoOf(endpoint.Metadata.GetMetadata<Rights>()!)} {endpoint.Metadata.GetMetadata<RouteLimit>()?.Name}".TrimEnd());
        var documented = RouteRow().Matches(Page).Select(row => $"{row.Groups["route"].Value} {row.Groups["who"].Value} {row.Groups["limit"].Value}".TrimEnd());
        Assert.Equal(routes.Order(StringComparer.Ordinal), documented.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_reference_has_every_limit_as_it_is()
    {
        await using var shop = await Hosting.Shop.OpenAsync();
        var limits = Endpoints(shop).Select(endpoint => endpoint.Metadata.GetMetadata<RouteLimit>()).OfType<RouteLimit>().Distinct()
            .Select(limit => string.Create(CultureInfo.InvariantCulture, $"{limit.Name} {limit.Burst} {limit.Interval.TotalSeconds} s"));
        var documented = LimitRow().Matches(Page).Select(row => $"{row.Groups["name"].Value} {row.Groups["burst"].Value} {row.Groups["interval"].Value}");
        Assert.Equal(limits.Order(StringComparer.Ordinal), documented.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_reference_has_every_filter_and_every_sort_of_each_list()
    {
        await using var shop = await Hosting.Shop.OpenAsync();
        using var description = JsonDocument.Parse(await shop.Host.Http().GetStringAsync("openapi/v1.json"));
        var lists = Endpoints(shop).Where(endpoint => NameOf(endpoint).StartsWith("GET /v1/", StringComparison.Ordinal) && Parameters(description, endpoint).Contains("cursor")).ToList();
        var rows = ListRow().Matches(Page).ToDictionary(row => row.Groups["list"].Value, row => row, StringComparer.Ordinal);
        Assert.Equal(lists.Select(list => NameOf(list)[4..]).Order(StringComparer.Ordinal), rows.Keys.Order(StringComparer.Ordinal));
        foreach (var list in lists)
        {
            var path = NameOf(list)[4..];
            var filters = Parameters(description, list).Where(name => name is not ("limit" or "cursor" or "sort"));
            Assert.Equal($"{path}: {Sorted(filters)}", $"{path}: {Sorted(Word().Matches(rows[path].Groups["filters"].Value).Select(word => word.Groups["word"].Value))}");

            // A sort that there is not is refused with those that there are.
            using var refused = await Api.RightsTable.SendAsync(shop, $"GET {path}?sort=nothing", (await shop.Manager.LogInAsync()).AccessToken, "");
            var message = JsonSerializer.Deserialize(await refused.Content.ReadAsStringAsync(), ContractsJson.Default.Problem)!.Errors![0].Message;
            var sorts = message["give one of ".Length..message.IndexOf(", with a hyphen", StringComparison.Ordinal)].Split(", ");
            Assert.Equal($"{path}: {Sorted(sorts)}", $"{path}: {Sorted(Word().Matches(rows[path].Groups["sorts"].Value).Select(word => word.Groups["word"].Value.TrimStart('-')))}");
        }
    }

    [Fact]
    public void The_reference_has_every_type_of_problem_with_its_status()
    {
        var types = typeof(ProblemTypes).GetFields().Select(field => ((string)field.GetRawConstantValue()!)["urn:cardshop:problem:".Length..]);
        var source = Checkout.Read("src/Cardshop.Contracts/Problems/ProblemTypes.cs");
        var documented = ProblemRow().Matches(Page).ToDictionary(row => row.Groups["type"].Value, row => row.Groups["status"].Value, StringComparer.Ordinal);
        Assert.Equal(types.Order(StringComparer.Ordinal), documented.Keys.Order(StringComparer.Ordinal));
        Assert.All(documented, pair => Assert.Matches($"<summary>{pair.Value}: [^\n]+\n    public const string \\w+ = \"urn:cardshop:problem:{pair.Key}\";", source));
    }

    [Fact]
    public void The_reference_has_every_status()
    {
        Assert.Equal(Sorted(Words.All<OrderStatus>()), Sorted(FirstColumn("| order | means |")));
        Assert.Equal(Sorted(Words.All<WorkStatus>()), Sorted(FirstColumn("| task | means |")));
    }

    [Fact]
    public void The_reference_has_every_member_of_an_event() => Assert.Equal(
        Sorted(typeof(ShopEvent).GetProperties().Select(property => JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name))), Sorted(FirstColumn("| member | |")));

    private static IEnumerable<RouteEndpoint> Endpoints(Hosting.Shop shop) => ((IEndpointRouteBuilder)shop.Host.App).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.Metadata.GetMetadata<Rights>() is not null && endpoint.Metadata.GetMetadata<HttpMethodMetadata>() is not null);

    private static string NameOf(RouteEndpoint endpoint) => $"{endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods[0]} {endpoint.RoutePattern.RawText!.TrimEnd('/')}";

    private static string WhoOf(Rights rights) => rights switch
    {
        _ when rights == Rights.Everybody => "everybody",
        _ when rights == Rights.Accounts => "accounts",
        _ when rights == Rights.Managers => "managers",
        _ when rights == Rights.Workers => "workers",
        _ => "nobody",
    };

    private static List<string> Parameters(JsonDocument description, RouteEndpoint endpoint)
    {
        var paths = description.RootElement.GetProperty("paths").EnumerateObject().Where(path => path.Name.TrimEnd('/').Equals(endpoint.RoutePattern.RawText!.TrimEnd('/'), StringComparison.Ordinal));
        return [.. paths.Where(path => path.Value.TryGetProperty("get", out var get) && get.TryGetProperty("parameters", out _))
            .SelectMany(path => path.Value.GetProperty("get").GetProperty("parameters").EnumerateArray()).Select(parameter => JsonNamingPolicy.SnakeCaseLower.ConvertName(parameter.GetProperty("name").GetString()!))];
    }

    private static string Sorted(IEnumerable<string> words) => string.Join(' ', words.Order(StringComparer.Ordinal));

    /// <summary>What is in the first column of the table under a heading.</summary>
    private static IEnumerable<string> FirstColumn(string heading)
    {
        var table = Page[(Page.IndexOf(heading, StringComparison.Ordinal) + heading.Length)..].Split("\n\n")[0];
        return table.Split('\n').Skip(2).SelectMany(row => Word().Matches(row.Split('|')[1]).Select(word => word.Groups["word"].Value));
    }

    [GeneratedRegex(@"^\| `(?<route>[A-Z]+ /[^`]*)` \| (?<who>[a-z]+) \| [^|]*?(\(`(?<limit>[a-z]+)`\))? \|$", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex RouteRow();

    [GeneratedRegex(@"^\| `(?<name>[a-z]+)` \| (?<burst>\d+) \| (?<interval>[\d.]+ s) \| (account|address) \|$", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex LimitRow();

    [GeneratedRegex(@"^\| `(?<list>/v1/[a-z]+)` \| (?<filters>[^|]+) \| (?<sorts>[^|]+) \|$", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex ListRow();

    [GeneratedRegex(@"^\| `(?<type>[a-z-]+)` \| (?<status>[45]\d\d) \| [^|]+ \|$", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex ProblemRow();

    [GeneratedRegex("`(?<word>[^`]+)`", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}
