using System.Text;
using Cardshop.Contracts.Accounts;
using Cardshop.Contracts.Problems;
using Cardshop.Contracts.Queue;
using Cardshop.Contracts.Shop;
using Cardshop.Scheduler.Store;
using Cardshop.Shop.Hosting;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.Shop.Orders;

public sealed class OrderTests
{
    [Fact]
    public async Task A_virtual_order_goes_from_created_to_a_download_and_every_step_is_recorded()
    {
        await using var shop = await Hosting.Shop.OpenAsync();
        var order = await shop.Manager.PlaceOrderAsync(Hosting.Shop.Order());
        Assert.Equal((OrderStatus.Created, 16, 14, 16), (order.Status, order.MediaSize, order.Duration, order.Units));

        var lease = await shop.ClaimAsync();
        Assert.Equal((16, 15_520_000_000, true), (lease.Work.MediaSize, lease.Work.MediaBytes, lease.Work.IsPublic));
        Assert.Contains("hunter22", lease.Work.Recipe, StringComparison.Ordinal);
        Assert.Equal(OrderStatus.Creating, (await shop.Manager.GetOrderAsync(order.Id)).Status);
        foreach (var status in new[] { WorkStatus.Building, WorkStatus.Built, WorkStatus.Uploading })
        {
            await shop.Creator.HeartbeatAsync(lease.Id, new Heartbeat { Fence = lease.Fence, Status = status });
        }

        await shop.Creator.FinishAsync(lease.Id, Hosting.Shop.Done(lease));
        var done = await shop.Manager.GetOrderAsync(order.Id);
        Assert.Equal(OrderStatus.PendingExpiry, done.Status);
        Assert.Equal(lease.Work.FileName, Assert.Single(done.Artifacts!).Name);
        Assert.InRange(done.Expires!.Value - done.Updated, TimeSpan.FromDays(13.99), TimeSpan.FromDays(14.01));
        Assert.Equal(
            ["created", "pending", "received", "creating", "building", "built", "uploading", "uploaded_public", "pending_expiry"],
            done.History!.Select(transition => transition.To));
        Assert.Equal("creator", done.History![^1].Who);
    }

    [Fact]
    public async Task Test_14_Invalid_payloads_are_refused_with_every_field_and_nothing_is_stored_or_mailed()
    {
        await using var shop = await Hosting.Shop.OpenAsync();
        var wrong = Hosting.Shop.Order("refuse") with
        {
            Media = new Media(MediaType.Physical, Size: 12, Duration: 0),
            Quantity = 30,
            FileName = "../x.img",
            Client = new Person { Email = "no address" },
        };
        var error = await Assert.ThrowsAsync<ProblemException>(() => shop.Manager.PlaceOrderAsync(wrong));
        Assert.Equal((422, ProblemTypes.Invalid), (error.Problem.Status, error.Problem.Type));
        Assert.Equal(
            ["client.address", "client.email", "client.name", "file_name", "media.duration", "media.size", "quantity", "recipe:1:1", "recipe:2:1"],
            error.Problem.Errors!.Select(field => field.Field).Order(StringComparer.Ordinal));
        Assert.Empty((await shop.Manager.ListOrdersAsync()).Items);
        Assert.Equal(0, await shop.Host.Get<IStore>().ReadAsync(session => session.Value<int>("SELECT COUNT(*) FROM outbox")));
    }

    [Theory]
    [InlineData("{\"quantity\": \"many\"}", 422, ProblemTypes.Invalid)]
    [InlineData("{\"media\": 7}", 422, ProblemTypes.Invalid)]
    [InlineData("[1]", 422, ProblemTypes.Invalid)]
    [InlineData("null", 422, ProblemTypes.Invalid)]
    [InlineData("{\"recipe\": ", 400, ProblemTypes.Malformed)]
    [InlineData("", 400, ProblemTypes.Malformed)]
    public async Task Test_14_Bodies_of_another_shape_are_problems(string body, int status, string type)
    {
        await using var shop = await Hosting.Shop.OpenAsync();
        var (answer, problem) = await Raw.PostAsync(shop, "v1/orders", new StringContent(body, Encoding.UTF8, "application/json"));
        Assert.Equal((status, type), (answer, problem?.Type));
    }

    [Fact]
    public async Task A_recipe_that_cannot_be_planned_is_refused_with_all_reasons_with_and_without_an_order()
    {
        await using var shop = await Hosting.Shop.OpenAsync();
        var ordered = await Assert.ThrowsAsync<ProblemException>(() => shop.Manager.PlaceOrderAsync(Hosting.Shop.Order("refuse")));
        var planned = await Assert.ThrowsAsync<ProblemException>(() => shop.Manager.PlanAsync(new RecipeRequest("refuse")));
        Assert.Equal(ProblemTypes.RecipeRefused, planned.Problem.Type);
        Assert.Equal(planned.Problem.Errors, ordered.Problem.Errors);
        var small = await Assert.ThrowsAsync<ProblemException>(() => shop.Manager.PlanAsync(new RecipeRequest("x", new Media(Size: 8))));
        Assert.Contains("take 16 GB", Assert.Single(small.Problem.Errors!).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_idempotency_key_gives_the_same_order_also_at_the_same_time_and_another_order_is_refused()
    {
        await using var shop = await Hosting.Shop.OpenAsync();
        var orders = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => shop.Manager.PlaceOrderAsync(Hosting.Shop.Order(), "key-1")));
        Assert.Single(orders.Select(order => order.Id).Distinct());
        Assert.Single((await shop.Manager.ListOrdersAsync()).Items);
        var error = await Assert.ThrowsAsync<ProblemException>(() => shop.Manager.PlaceOrderAsync(Hosting.Shop.Order() with { Name = "Other" }, "key-1"));
        Assert.Equal(ProblemTypes.KeyReused, error.Problem.Type);
    }

    [Fact]
    public async Task Test_16_Two_orders_of_the_same_second_with_the_same_name_make_different_files()
    {
        await using var shop = await Hosting.Shop.OpenAsync();
        var names = new List<string>();
        foreach (var wanted in new[] { "library.img", "library.img", "a.b", "a.b", "x_{rand}.img", "x_{rand}.img" })
        {
            names.Add((await shop.Manager.PlaceOrderAsync(Hosting.Shop.Order() with { FileName = wanted })).FileName);
        }

        Assert.Equal(6, names.Distinct().Count());
        Assert.All(names, name => Assert.EndsWith(".img", name, StringComparison.Ordinal));
        Assert.StartsWith("a.b_", names[2], StringComparison.Ordinal);
        Assert.Matches("^x_[0-9a-f]{10}[.]img$", names[4]);
    }

    [Fact]
    public async Task Secrets_of_a_recipe_are_in_no_file_list_event_log_or_mail()
    {
        using var folder = new TempFolder();
        await using (var shop = await Hosting.Shop.OpenAsync(folder.Path))
        {
            var order = await shop.Manager.PlaceOrderAsync(Hosting.Shop.Order());
            var lease = await shop.ClaimAsync();
            await shop.Creator.AppendLogAsync(lease, 0, Encoding.UTF8.GetBytes("joining with hunter22 now\n"));
            await shop.Creator.HeartbeatAsync(lease.Id, new Heartbeat { Fence = lease.Fence, Progress = new TaskProgress("joining with hunter22") });
            await shop.Creator.FinishAsync(lease.Id, new TaskResult { Fence = lease.Fence, Status = WorkStatus.FailedToBuild, Cause = "hunter22 is refused", Remedy = "Not hunter22." });
            Assert.Equal("******** is refused", (await shop.Manager.GetTaskAsync(lease.Task.Id)).Cause);
            var text = await shop.Manager.GetRecipeAsync(order.Id);
            Assert.Contains("passphrase: ***", text.Recipe, StringComparison.Ordinal);
            Assert.DoesNotContain("hunter22", text.Recipe, StringComparison.Ordinal);
            Assert.Equal("joining with ******** now\n", Encoding.UTF8.GetString((await shop.Manager.ReadLogAsync(lease.Task.Id)).Bytes));
        }

        foreach (var file in Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories))
        {
            Assert.DoesNotContain("hunter22", Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file)), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Anonymising_erases_people_recipe_logs_and_mails()
    {
        await using var shop = await Hosting.Shop.OpenAsync();
        var order = await shop.Manager.PlaceOrderAsync(Hosting.Shop.Order());
        var lease = await shop.ClaimAsync();
        await shop.Creator.AppendLogAsync(lease, 0, "for Ann"u8.ToArray());
        Assert.Equal(ProblemTypes.WrongState, (await Assert.ThrowsAsync<ProblemException>(() => shop.Manager.AnonymizeOrderAsync(order.Id))).Problem.Type);
        await shop.Creator.FinishAsync(lease.Id, Hosting.Shop.Done(lease));
        var erased = await shop.Manager.AnonymizeOrderAsync(order.Id);
        Assert.Equal((true, "", new Person()), (erased.Anonymized, erased.Name, erased.Recipient));
        Assert.Equal(ArtifactStatus.Doomed, Assert.Single(erased.Artifacts!).Status);
        Assert.Empty((await shop.Manager.ReadLogAsync(lease.Task.Id)).Bytes);
        Assert.Equal(410, (await Assert.ThrowsAsync<ProblemException>(() => shop.Manager.GetRecipeAsync(order.Id))).Problem.Status);
        Assert.Equal(0, await shop.Host.Get<IStore>().ReadAsync(session => session.Value<int>("SELECT COUNT(*) FROM outbox")));
        Assert.All((await shop.Manager.ListAuditAsync($"subject={order.Id}")).Items, entry => Assert.Empty(entry.Detail));
    }

    [Fact]
    public async Task Lists_are_filtered_sorted_and_walked_by_cursor()
    {
        await using var shop = await Hosting.Shop.OpenAsync();
        var names = new[] { "delta", "alpha", "charlie", "bravo", "echo" };
        foreach (var name in names)
        {
            await shop.Manager.PlaceOrderAsync(Hosting.Shop.Order() with { Name = name });
        }

        Assert.Equal(names.Order(StringComparer.Ordinal), await WalkAsync("sort=name"));
        Assert.Equal(names.OrderDescending(StringComparer.Ordinal), await WalkAsync("sort=-name"));
        Assert.Equal(names.Reverse(), await WalkAsync(""));
        Assert.Equal(["charlie"], await WalkAsync("name=ch"));
        Assert.Equal(names.Reverse(), await WalkAsync("status=created&channel=kiwix&created_by=manager"));
        Assert.Equal(names.Order(StringComparer.Ordinal), await WalkAsync("status=created&channel=kiwix&created_after=2000-01-01T00:00:00Z&sort=name"));
        Assert.Equal(["bravo"], await WalkAsync("channel=kiwix&created_by=manager&name=br&created_before=2100-01-01T00:00:00Z&sort=updated"));
        Assert.Empty(await WalkAsync("status=created&created_by=somebody&name=br"));
        Assert.Empty(await WalkAsync("created_by=manager&created_before=2000-01-01T00:00:00Z&sort=-name"));
        Assert.Empty(await WalkAsync("status=expired"));
        Assert.Equal(422, (await Assert.ThrowsAsync<ProblemException>(() => shop.Manager.ListOrdersAsync("sort=recipe"))).Problem.Status);
        Assert.Equal(422, (await Assert.ThrowsAsync<ProblemException>(() => shop.Manager.ListOrdersAsync("cursor=%00x"))).Problem.Status);

        async Task<List<string>> WalkAsync(string query)
        {
            var seen = new List<string>();
            string? cursor = null;
            do
            {
                var page = await shop.Manager.ListOrdersAsync($"limit=2&{query}{(cursor is null ? "" : $"&cursor={cursor}")}");
                Assert.InRange(page.Items.Count, 0, 2);
                seen.AddRange(page.Items.Select(order => order.Name));
                cursor = page.Next;
            }
            while (cursor is not null);
            return seen;
        }
    }

    [Fact]
    public async Task A_channel_sees_only_its_own()
    {
        await using var shop = await Hosting.Shop.OpenAsync();
        await shop.Manager.CreateChannelAsync(new ChannelRequest { Slug = "other", Name = "Other" });
        var stranger = await shop.Host.UserAsync(shop.Manager, "stranger", Role.Manager, "other");
        var order = await shop.Manager.PlaceOrderAsync(Hosting.Shop.Order());
        Assert.Empty((await stranger.ListOrdersAsync()).Items);
        Assert.Empty((await stranger.ListTasksAsync()).Items);
        foreach (var call in new Func<Task>[]
        {
            () => stranger.GetOrderAsync(order.Id),
            () => stranger.GetRecipeAsync(order.Id),
            () => stranger.CancelOrderAsync(order.Id),
            () => stranger.AnonymizeOrderAsync(order.Id),
            () => stranger.GetTaskAsync(order.Tasks![0].Id),
            () => stranger.WhyAsync(order.Tasks![0].Id),
        })
        {
            Assert.Equal(404, (await Assert.ThrowsAsync<ProblemException>(call)).Problem.Status);
        }

        var foreign = await Assert.ThrowsAsync<ProblemException>(() => stranger.PlaceOrderAsync(Hosting.Shop.Order()));
        Assert.Equal("channel", Assert.Single(foreign.Problem.Errors!).Field);
    }
}
