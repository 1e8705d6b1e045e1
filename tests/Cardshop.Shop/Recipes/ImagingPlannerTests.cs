using Cardshop.Content.Fetching;
using Cardshop.Contracts.Problems;
using Cardshop.Contracts.Shop;
using Cardshop.Imaging.Sources;
using Cardshop.Scheduler.Outcomes;
using Cardshop.Scheduler.Recipes;
using Cardshop.TestKit;
using Cardshop.TestKit.Http;
using Xunit;

namespace Cardshop.Shop.Recipes;

public sealed class ImagingPlannerTests
{
    [Fact]
    public async Task A_recipe_that_is_none_is_refused_with_every_place()
    {
        var outcome = await PlanAsync("base: 7\nfiles: nothing\n", new SourcePolicyOptions());
        Assert.Equal(ProblemTypes.RecipeRefused, outcome.Problem?.Type);
        Assert.True(outcome.Problem!.Errors!.Count >= 2);
        Assert.All(outcome.Problem.Errors, error => Assert.StartsWith("recipe:", error.Field, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_source_that_is_not_allowed_is_named_and_none_is_asked()
    {
        await using var server = new ScriptedServer(_ => ScriptedAnswer.Ok(new byte[1]));
        var outcome = await PlanAsync(Recipe(server["/base.img"].ToString(), "file:///etc/passwd"), new SourcePolicyOptions());
        Assert.Equal(["base.source", "files[0].url"], outcome.Problem?.Errors?.Select(error => error.Field));
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task A_name_that_leads_inside_is_refused_when_the_connection_is_made()
    {
        await using var server = new ScriptedServer(_ => ScriptedAnswer.Ok(new byte[1]));
        var port = server["/"].Port;
        var outcome = await PlanAsync(Recipe($"http://localhost:{port}/base.img", $"http://localhost:{port}/a.zim"), new SourcePolicyOptions());
        Assert.Equal(ProblemTypes.RecipeRefused, outcome.Problem?.Type);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task What_the_operator_allows_is_asked_and_all_that_is_missing_is_told()
    {
        await using var server = new ScriptedServer(_ => ScriptedAnswer.Of("404 Not Found"));
        var outcome = await PlanAsync(Recipe(server["/base.img"].ToString(), server["/a.zim"].ToString()), new SourcePolicyOptions { AllowedNetworks = ["127.0.0.1/32"] });
        Assert.NotEmpty(server.Requests);
        var reasons = string.Join('\n', outcome.Problem!.Errors!.Select(error => error.Message));
        Assert.Contains("base.img", reasons, StringComparison.Ordinal);
        Assert.Contains("a.zim", reasons, StringComparison.Ordinal);
    }

    private static string Recipe(string source, string file) => $$"""
        base:
          source: {{source}}
          rootfs_size: 2663383040
        output:
          size: 8GB
        oci_images: []
        files:
        - to: /data/contents/a.zim
          url: {{file}}
          via: direct
        offspot: {}
        """;

    private static async Task<Outcome<RecipePlan>> PlanAsync(string recipe, SourcePolicyOptions sources)
    {
        using var folder = new TempFolder();
        using var planner = new ImagingPlanner(folder.Path, new SourcePolicy(sources), new FetchOptions { Attempts = 1 }, TimeProvider.System);
        return await planner.PlanAsync(recipe);
    }
}
