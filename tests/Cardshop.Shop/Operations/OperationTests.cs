using System.Net;
using System.Text.Json;
using Cardshop.Contracts.Problems;
using Cardshop.Scheduler;
using Cardshop.Scheduler.Operations;
using Cardshop.Scheduler.Store;
using Cardshop.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace Cardshop.Shop.Operations;

public sealed class OperationTests
{
    [Fact]
    public async Task The_api_is_described_and_its_page_is_there()
    {
        await using var shop = await Hosting.Shop.OpenAsync();
        using var document = JsonDocument.Parse(await shop.Host.Http().GetStringAsync("openapi/v1.json"));
        var paths = document.RootElement.GetProperty("paths").EnumerateObject().Select(path => path.Name.TrimEnd('/')).ToList();
        Assert.Subset(paths.ToHashSet(), new HashSet<string> { "/v1/orders", "/v1/tasks/claim", "/v1/leases/{id}/heartbeat", "/v1/auth/authorize", "/v1/recipes/plan" });
        Assert.Contains("\"recipe_digest\"", document.RootElement.ToString(), StringComparison.Ordinal);
        using var page = await shop.Host.Http().GetAsync("docs/index.html");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    [Fact]
    public async Task Health_and_metrics_can_be_read_by_machines()
    {
        await using var shop = await Hosting.Shop.OpenAsync();
        await shop.Manager.PlaceOrderAsync(Hosting.Shop.Order());
        Assert.Equal("alive\n", await shop.Host.Http().GetStringAsync("health/live"));
        Assert.Equal("ready\n", await shop.Host.Http().GetStringAsync("health/ready"));
        var metrics = (await shop.Host.Http().GetStringAsync("metrics")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains("cardshop_orders{status=\"created\"} 1", metrics);
        Assert.Contains("cardshop_tasks{kind=\"creator\",status=\"pending\"} 1", metrics);
        Assert.All(metrics, line => Assert.Matches("^(# (HELP|TYPE) [a-z_]+ .+|[a-z_]+([{][a-z]+=\"[a-z_]+\"(,[a-z]+=\"[a-z_]+\")*[}])? [0-9]+)$", line));
    }

    [Fact]
    public async Task A_store_that_is_gone_is_told_as_a_problem_that_may_pass()
    {
        await using var shop = await Hosting.Shop.OpenAsync();
        await shop.Manager.LogInAsync();
        await shop.Host.Get<IStore>().DisposeAsync();
        var error = await Assert.ThrowsAsync<ProblemException>(() => shop.Manager.PlaceOrderAsync(Hosting.Shop.Order()));
        Assert.Equal((503, ProblemTypes.Unavailable, true), (error.Problem.Status, error.Problem.Type, error.IsTransient));
    }

    [Fact]
    public async Task A_copy_made_while_running_gives_the_same_shop_again_with_its_secrets()
    {
        using var folder = new TempFolder();
        Contracts.Ids.OrderId id;
        await using (var shop = await Hosting.Shop.OpenAsync(folder["a"]))
        {
            id = (await shop.Manager.PlaceOrderAsync(Hosting.Shop.Order())).Id;
            SchedulerBackup.Create(folder["a"], folder["copy"]);
        }

        SchedulerBackup.Restore(folder["copy"], folder["b"]);
        await using var again = await Hosting.Shop.OpenAsync(folder["b"]);
        Assert.Equal(id, (await again.Manager.GetOrderAsync(id)).Id);
        Assert.Contains("hunter22", (await again.ClaimAsync()).Work.Recipe, StringComparison.Ordinal);
        Assert.Throws<IOException>(() => SchedulerBackup.Restore(folder["copy"], folder["b"]));
        Assert.Throws<IOException>(() => SchedulerBackup.Create(folder["a"], folder["copy"]));
        Assert.Throws<FileNotFoundException>(() => SchedulerBackup.Create(folder["nothing"], folder["c"]));
    }

    [Fact]
    public async Task Who_did_what_can_be_read_by_managers()
    {
        await using var shop = await Hosting.Shop.OpenAsync();
        var order = await shop.Manager.PlaceOrderAsync(Hosting.Shop.Order());
        await shop.Manager.CancelOrderAsync(order.Id);
        var entries = await shop.Manager.ListAuditAsync($"subject={order.Id}");
        Assert.Equal(["order.cancel", "order.create"], entries.Items.Select(entry => entry.Action));
        Assert.All(entries.Items, entry => Assert.Equal("manager", entry.Who));
    }

    [Fact]
    public void Wrong_settings_are_told_all_at_once()
    {
        var error = Assert.Throws<OptionsValidationException>(() => new ServiceCollection().AddScheduler(new SchedulerOptions { PublicUrl = new Uri("ftp://x/"), LoginBurst = 0 }));
        Assert.Equal(["scheduler.login_burst", "scheduler.public_url"], error.Failures.Select(failure => failure.Split(' ')[0]).Order(StringComparer.Ordinal));
    }
}
