using System.Net;
using System.Text.RegularExpressions;
using Cardshop.EndToEnd.Setting;
using Cardshop.TestKit;
using Cardshop.TestKit.Http;
using Xunit;

namespace Cardshop.EndToEnd.Planning;

/// <summary>
/// Recipes from the real world, which are not part of the project: those in <c>$CARDSHOP_TEST_DATA/recipes</c>, or beside the checkout. Their
/// sources are answered for by a server of this machine, which knows every name and says how long it is.
/// </summary>
public sealed partial class RealRecipeTests : IDisposable
{
    private const string Variable = "CARDSHOP_TEST_DATA";

    private readonly Workbench _bench = new();

    [Fact]
    public void They_are_recipes()
    {
        foreach (var recipe in Find())
        {
            var result = _bench.Run("recipe", "check", recipe);
            Assert.Contains("is a recipe", result.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task They_are_planned_against_a_stand_in_for_their_servers()
    {
        const int baseLength = 900_000_000;
        await using var server = new ScriptedServer(request => new ScriptedAnswer
        {
            Headers = [$"Content-Length: {(request.Target.Contains("/base/", StringComparison.Ordinal) ? baseLength : 1_000_000)}"],
        });
        foreach (var recipe in Find())
        {
            var hosts = HostNames().Matches(await File.ReadAllTextAsync(recipe, TestContext.Current.CancellationToken)).Select(match => match.Value)
                .Append("https://drive.offspot.it").Distinct(StringComparer.Ordinal);
            var result = _bench.Run(["image", "plan", recipe, "--json", .. hosts.SelectMany(host => new[] { "--mirror", $"{host}/={server["/"]}" })]);
            var plan = JsonLines.ResultOf(result);
            Assert.False(plan.GetProperty("exact").GetBoolean());
            Assert.Equal(plan.GetProperty("size").GetInt64(), plan.GetProperty("lines").EnumerateArray().Sum(line => line.GetProperty("size").GetInt64()));
            var figures = plan.GetProperty("lines").EnumerateArray().Where(line => !line.GetProperty("exact").GetBoolean()).ToList();
            Assert.NotEmpty(figures);
            Assert.All(figures, line => Assert.NotEmpty(line.GetProperty("estimate").GetString()!));

            // What the reference says for the same recipes before it has rendered the last few files into them.
            var reference = Path.GetFileName(recipe) switch
            {
                "minimal.yaml" => 3_644_818_944L,
                "tutorial.yaml" => 5_110_373_888L,
                "school-fr.yaml" => 61_562_077_696L,
                _ => (long?)null,
            };
            if (reference is { } expected)
            {
                Assert.InRange(plan.GetProperty("referenceSize").GetInt64(), expected, expected + 1_000_000);
            }

            Assert.True(plan.GetProperty("size").GetInt64() > plan.GetProperty("referenceSize").GetInt64() / 2, recipe);
        }

        // The declared sizes suffice for all but the base.
        Assert.All(server.Requests, request => Assert.Contains("/base/", request.Target, StringComparison.Ordinal));
        Assert.All(server.Requests, request => Assert.Equal(WebRequestMethods.Http.Head, request.Method));
    }

    public void Dispose() => _bench.Dispose();

    [GeneratedRegex(@"https?://[a-z0-9.-]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HostNames();

    private static IReadOnlyList<string> Find()
    {
        var named = Environment.GetEnvironmentVariable(Variable);
        var folder = Path.Combine(string.IsNullOrEmpty(named) ? Path.Combine(Checkout.Folder, "../shared/data") : named, "recipes");
        var recipes = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.yaml") : [];
        Assert.True(recipes.Length > 0 || string.IsNullOrEmpty(named), $"{Variable} is set, but {folder} holds no recipes.");
        Assert.SkipWhen(recipes.Length == 0, $"{folder} holds no recipes, and {Variable} names no other folder.");
        return recipes;
    }
}
