using System.Diagnostics;
using System.Text;
using Cardshop.Contracts.Accounts;
using Cardshop.Contracts.Client;
using Cardshop.Contracts.Problems;
using Cardshop.Contracts.Queue;
using Cardshop.Contracts.Shop;
using Cardshop.Scheduler.Queue;
using Cardshop.Scheduler.Store;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.Shop.Queue;

public sealed class QueueTests
{
    private static readonly QueueOptions Quick = new()
    {
        Lease = TimeSpan.FromSeconds(5), Heartbeat = TimeSpan.FromSeconds(1), FailurePause = TimeSpan.FromMilliseconds(1), LapsePause = TimeSpan.FromMilliseconds(1), Attempts = 3,
    };

    [Fact]
    public async Task Test_1_Of_fifty_claims_at_once_exactly_one_wins()
    {
        await using var shop = await Hosting.Shop.OpenAsync();
        await shop.Manager.PlaceOrderAsync(Hosting.Shop.Order());
        var leases = await Task.WhenAll(Enumerable.Range(0, 50).Select(number => shop.Creator.ClaimAsync(Hosting.Shop.Claim(1, $"w{number}"))));
        Assert.Single(leases, lease => lease is not null);
    }

    [Fact]
    public async Task A_waiting_worker_gets_a_task_as_soon_as_there_is_one()
    {
        await using var shop = await Hosting.Shop.OpenAsync();
        var claim = shop.Creator.ClaimAsync(Hosting.Shop.Claim(30));
        await Task.Delay(300);
        Assert.False(claim.IsCompleted);
        var watch = Stopwatch.StartNew();
        await shop.Manager.PlaceOrderAsync(Hosting.Shop.Order());
        Assert.NotNull(await claim);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Without_a_task_a_claim_ends_empty_after_its_wait()
    {
        await using var shop = await Hosting.Shop.OpenAsync();
        Assert.Null(await shop.Creator.ClaimAsync(Hosting.Shop.Claim()));
    }

    [Theory]
    [InlineData(WorkStatus.Received)]
    [InlineData(WorkStatus.Building)]
    [InlineData(WorkStatus.Built)]
    [InlineData(WorkStatus.Uploading)]
    public async Task Test_3_Cancelling_reaches_the_worker_within_two_seconds_and_nothing_it_says_later_counts(WorkStatus stage)
    {
        await using var shop = await Hosting.Shop.OpenAsync();
        var order = await shop.Manager.PlaceOrderAsync(Hosting.Shop.Order());
        var lease = await shop.ClaimAsync();
        await shop.Creator.HeartbeatAsync(lease.Id, new Heartbeat { Fence = lease.Fence, Status = stage });
        var held = shop.Creator.HeartbeatAsync(lease.Id, new Heartbeat { Fence = lease.Fence, Wait = 15 });
        await Task.Delay(300);
        var watch = Stopwatch.StartNew();
        await shop.Manager.CancelOrderAsync(order.Id);
        var error = await Assert.ThrowsAsync<ProblemException>(() => held);
        Assert.Equal(ProblemTypes.Canceled, error.Problem.Type);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));

        foreach (var late in new Func<Task>[]
        {
            () => shop.Creator.FinishAsync(lease.Id, Hosting.Shop.Done(lease)),
            () => shop.Creator.HeartbeatAsync(lease.Id, new Heartbeat { Fence = lease.Fence, Status = WorkStatus.Uploading }),
            () => shop.Creator.AppendLogAsync(lease, 0, [1]),
            () => shop.Creator.ReleaseAsync(lease.Id, new TaskRelease { Fence = lease.Fence }),
        })
        {
            var refused = await Assert.ThrowsAsync<ProblemException>(late);
            Assert.Equal((409, "canceled"), (refused.Problem.Status, refused.Problem.State));
        }

        await shop.Manager.CancelOrderAsync(order.Id);
        Assert.Equal(OrderStatus.Canceled, (await shop.Manager.GetOrderAsync(order.Id)).Status);
        Assert.Equal(1, await MailsAsync(shop, "order_canceled"));
        Assert.Equal(0, await MailsAsync(shop, "order_failed"));
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData(WorkStatus.FailedToBuild, true)]
    [InlineData(WorkStatus.FailedToBuild, false)]
    [InlineData(WorkStatus.NeedsAttention, false)]
    public async Task Test_3_Cancelling_what_nobody_has_ends_it_for_good(WorkStatus? ended, bool retryable)
    {
        await using var shop = await Hosting.Shop.OpenAsync();
        var order = await shop.Manager.PlaceOrderAsync(Hosting.Shop.Order());
        if (ended is { } status)
        {
            var lease = await shop.ClaimAsync();
            await shop.Creator.FinishAsync(lease.Id, new TaskResult { Fence = lease.Fence, Status = status, Cause = "x", Retryable = retryable });
        }

        await shop.Manager.CancelOrderAsync(order.Id);
        Assert.Null(await shop.Creator.ClaimAsync(Hosting.Shop.Claim()));
        Assert.Equal(ProblemTypes.WrongState, (await Assert.ThrowsAsync<ProblemException>(() => shop.Manager.RetryOrderAsync(order.Id))).Problem.Type);
        var canceled = await shop.Manager.GetOrderAsync(order.Id);
        Assert.Equal((OrderStatus.Canceled, WorkStatus.Canceled), (canceled.Status, Assert.Single(canceled.Tasks!).Status));
        Assert.Equal(1, await MailsAsync(shop, "order_canceled"));
    }

    [Fact]
    public async Task Test_4_The_task_of_a_worker_that_vanished_is_handed_on_with_its_checkpoint_and_the_vanished_one_is_fenced_off()
    {
        await using var shop = await Hosting.Shop.OpenAsync(options: basis => basis with { Queue = Quick });
        await shop.Manager.PlaceOrderAsync(Hosting.Shop.Order());
        var first = await shop.ClaimAsync(worker: "one");
        await shop.Creator.HeartbeatAsync(first.Id, new Heartbeat { Fence = first.Fence, Status = WorkStatus.Uploading, Checkpoint = "uploaded 7 of 9" });
        var second = await shop.ClaimAsync(wait: 60, worker: "two");
        Assert.Equal(first.Task.Id, second.Task.Id);
        Assert.True(second.Fence > first.Fence);
        Assert.Equal("uploaded 7 of 9", second.Work.Checkpoint);

        var lost = await Assert.ThrowsAsync<ProblemException>(() => shop.Creator.FinishAsync(first.Id, Hosting.Shop.Done(first)));
        Assert.Equal(ProblemTypes.LeaseLost, lost.Problem.Type);
        await shop.Creator.HeartbeatAsync(second.Id, new Heartbeat { Fence = second.Fence, Status = WorkStatus.Uploading });
        await shop.Creator.FinishAsync(second.Id, Hosting.Shop.Done(second));
        Assert.Equal(1, await MailsAsync(shop, "worker_trouble"));
    }

    [Fact]
    public async Task Test_5_A_restart_of_the_scheduler_is_not_noticed_by_who_has_a_token_and_a_lease()
    {
        using var folder = new TempFolder();
        Lease lease;
        TokenPair pair;
        await using (var shop = await Hosting.Shop.OpenAsync(folder.Path))
        {
            await shop.Manager.PlaceOrderAsync(Hosting.Shop.Order());
            lease = await shop.ClaimAsync();
            pair = await shop.Creator.LogInAsync();
        }

        await using var again = await Hosting.Shop.OpenAsync(folder.Path);
        using var http = again.Host.Http();
        using var client = new SchedulerClient(http, TimeProvider.System);
        Assert.Equal("creator", (await client.ValidateAsync(pair.AccessToken))?.Username);
        client.Resume(pair);
        await client.HeartbeatAsync(lease.Id, new Heartbeat { Fence = lease.Fence, Status = WorkStatus.Building });
        await client.FinishAsync(lease.Id, Hosting.Shop.Done(lease));
    }

    [Fact]
    public async Task A_result_sent_twice_gets_the_same_answer_and_publishes_once_and_another_result_is_refused()
    {
        await using var shop = await Hosting.Shop.OpenAsync();
        var order = await shop.Manager.PlaceOrderAsync(Hosting.Shop.Order());
        var lease = await shop.ClaimAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => shop.Creator.FinishAsync(lease.Id, Hosting.Shop.Done(lease))));
        Assert.Single(answers.Distinct());
        Assert.Single((await shop.Manager.GetOrderAsync(order.Id)).Artifacts!);
        var other = await Assert.ThrowsAsync<ProblemException>(() => shop.Creator.FinishAsync(lease.Id, new TaskResult { Fence = lease.Fence, Status = WorkStatus.FailedToBuild, Cause = "x" }));
        Assert.Equal((409, "uploaded_public"), (other.Problem.Status, other.Problem.State));
        Assert.Equal(1, await MailsAsync(shop, "image_ready"));
    }

    [Fact]
    public async Task Reports_out_of_order_change_nothing_and_get_409_with_the_state()
    {
        await using var shop = await Hosting.Shop.OpenAsync();
        await shop.Manager.PlaceOrderAsync(Hosting.Shop.Order());
        var lease = await shop.ClaimAsync();
        await shop.Creator.HeartbeatAsync(lease.Id, new Heartbeat { Fence = lease.Fence, Status = WorkStatus.Uploading });
        foreach (var status in new[] { WorkStatus.Building, WorkStatus.Writing, WorkStatus.UploadedPublic, WorkStatus.Canceled })
        {
            var error = await Assert.ThrowsAsync<ProblemException>(() => shop.Creator.HeartbeatAsync(lease.Id, new Heartbeat { Fence = lease.Fence, Status = status }));
            Assert.Equal((409, "uploading"), (error.Problem.Status, error.Problem.State));
        }

        Assert.Equal(WorkStatus.Uploading, (await shop.Manager.GetTaskAsync(lease.Task.Id)).Status);
    }

    [Fact]
    public async Task A_failure_is_tried_again_a_few_times_then_told_with_cause_and_remedy_and_a_person_can_have_it_tried_again()
    {
        await using var shop = await Hosting.Shop.OpenAsync(options: basis => basis with { Queue = Quick });
        var order = await shop.Manager.PlaceOrderAsync(Hosting.Shop.Order());
        for (var attempt = 1; attempt <= 3; attempt++)
        {
            var lease = await shop.ClaimAsync(30);
            Assert.Equal(attempt, lease.Task.Attempts);
            await shop.Creator.FinishAsync(lease.Id, new TaskResult { Fence = lease.Fence, Status = WorkStatus.FailedToBuild, Cause = "The mirror is down.", Remedy = "Wait.", Retryable = true });
        }

        var failed = await shop.Manager.GetOrderAsync(order.Id);
        Assert.Equal((OrderStatus.CreationFailed, "The mirror is down.", "Wait."), (failed.Status, failed.Tasks![0].Cause, failed.Tasks[0].Remedy));
        Assert.Equal(1, await MailsAsync(shop, "order_failed"));
        await shop.Manager.RetryOrderAsync(order.Id);
        var last = await shop.ClaimAsync(30);
        await shop.Creator.FinishAsync(last.Id, Hosting.Shop.Done(last));
        Assert.Equal(OrderStatus.PendingExpiry, (await shop.Manager.GetOrderAsync(order.Id)).Status);
    }

    [Fact]
    public async Task Draining_tells_the_worker_and_what_it_gives_back_is_handed_on_without_blame()
    {
        await using var shop = await Hosting.Shop.OpenAsync();
        await shop.Manager.PlaceOrderAsync(Hosting.Shop.Order());
        var lease = await shop.ClaimAsync(worker: "one");
        var held = shop.Creator.HeartbeatAsync(lease.Id, new Heartbeat { Fence = lease.Fence, Wait = 15 });
        await Task.Delay(300);
        await shop.Manager.ChangeWorkerAsync(lease.Task.Worker!.Value, new WorkerChange(Draining: true));
        Assert.True((await held).Drain);
        await shop.Creator.ReleaseAsync(lease.Id, new TaskRelease { Fence = lease.Fence, Checkpoint = "half" });
        Assert.Null(await shop.Creator.ClaimAsync(Hosting.Shop.Claim(0, "one")));
        Assert.Equal("draining", (await shop.Manager.WhyAsync(lease.Task.Id)).Code);
        var next = await shop.ClaimAsync(worker: "two");
        Assert.Equal((1, "half"), (next.Task.Attempts, next.Work.Checkpoint));
    }

    [Fact]
    public async Task A_worker_touches_only_what_it_leased()
    {
        await using var shop = await Hosting.Shop.OpenAsync();
        var other = await shop.Host.UserAsync(shop.Manager, "other", Role.Creator);
        await shop.Manager.PlaceOrderAsync(Hosting.Shop.Order());
        var lease = await shop.ClaimAsync();
        foreach (var call in new Func<Task>[]
        {
            () => other.HeartbeatAsync(lease.Id, new Heartbeat { Fence = lease.Fence }),
            () => other.FinishAsync(lease.Id, Hosting.Shop.Done(lease)),
            () => other.AppendLogAsync(lease, 0, [1]),
            () => other.ReleaseAsync(lease.Id, new TaskRelease { Fence = lease.Fence }),
            () => other.GetTaskAsync(lease.Task.Id),
            () => other.ReadLogAsync(lease.Task.Id),
        })
        {
            Assert.Equal(404, (await Assert.ThrowsAsync<ProblemException>(call)).Problem.Status);
        }

        Assert.Equal(ProblemTypes.LeaseLost, (await Assert.ThrowsAsync<ProblemException>(() => shop.Creator.HeartbeatAsync(lease.Id, new Heartbeat { Fence = lease.Fence + 1 }))).Problem.Type);
    }

    [Fact]
    public async Task A_worker_that_holds_the_content_is_preferred()
    {
        await using var shop = await Hosting.Shop.OpenAsync();
        var cold = shop.Creator.ClaimAsync(Hosting.Shop.Claim(30, "cold"));
        await Task.Delay(300);
        var warm = shop.Creator.ClaimAsync(Hosting.Shop.Claim(30, "warm") with { Cached = ["http://content.example/a.zim"] });
        await Task.Delay(300);
        await shop.Manager.PlaceOrderAsync(Hosting.Shop.Order());
        Assert.Same(warm, await Task.WhenAny(cold, warm));
    }

    [Fact]
    public async Task Why_a_task_waits_is_told()
    {
        await using var shop = await Hosting.Shop.OpenAsync();
        var task = (await shop.Manager.PlaceOrderAsync(Hosting.Shop.Order())).Tasks![0].Id;
        Assert.Equal("no_worker", (await shop.Manager.WhyAsync(task)).Code);
        await shop.Manager.CreateChannelAsync(new ChannelRequest { Slug = "other", Name = "Other" });
        var stranger = await shop.Host.UserAsync(shop.Manager, "stranger", Role.Creator, "other");
        Assert.Null(await stranger.ClaimAsync(Hosting.Shop.Claim()));
        Assert.Equal("wrong_channel", (await shop.Manager.WhyAsync(task)).Code);
        var lease = await shop.ClaimAsync();
        Assert.Equal("running", (await shop.Manager.WhyAsync(task)).Code);
        var second = (await shop.Manager.PlaceOrderAsync(Hosting.Shop.Order())).Tasks![0].Id;
        Assert.Equal("all_busy", (await shop.Manager.WhyAsync(second)).Code);
        await shop.Creator.FinishAsync(lease.Id, new TaskResult { Fence = lease.Fence, Status = WorkStatus.NeedsAttention, Cause = "The disk is full.", Remedy = "Make room." });
        Assert.Equal(new WaitingReason("needs_attention", "The disk is full. Make room.", 0), await shop.Manager.WhyAsync(task));
    }

    [Fact]
    public async Task A_role_claims_only_what_it_may_and_unknown_kinds_are_refused()
    {
        await using var shop = await Hosting.Shop.OpenAsync();
        Assert.Equal(403, (await Assert.ThrowsAsync<ProblemException>(() => shop.Creator.ClaimAsync(new ClaimRequest { Kinds = [TaskKind.Writer] }))).Problem.Status);
        Assert.Equal(422, (await Assert.ThrowsAsync<ProblemException>(() => shop.Creator.ClaimAsync(new ClaimRequest()))).Problem.Status);
        Assert.Equal(403, (await Assert.ThrowsAsync<ProblemException>(() => shop.Manager.ClaimAsync(Hosting.Shop.Claim()))).Problem.Status);
    }

    [Fact]
    public async Task Test_15_A_gigabyte_of_log_keeps_its_beginning_and_end_and_takes_bounded_room()
    {
        // A sixteenth of it here, all of it in the long run: what is forgotten does not depend on how much comes.
        var parts = TestScale.Of(64, 1024);
        using var folder = new TempFolder();
        await using var shop = await Hosting.Shop.OpenAsync(folder.Path);
        await shop.Manager.PlaceOrderAsync(Hosting.Shop.Order());
        var lease = await shop.ClaimAsync();
        var offset = 0L;
        for (var part = 0; part < parts; part++)
        {
            var bytes = Encoding.ASCII.GetBytes($"part {part}\n".PadRight(1 << 20, '.'));
            offset = await shop.Creator.AppendLogAsync(lease, offset, bytes);
            Assert.Equal(offset, await shop.Creator.AppendLogAsync(lease, offset - bytes.Length, bytes));
        }

        Assert.Equal((long)parts << 20, offset);
        Assert.StartsWith("part 0\n", Encoding.ASCII.GetString((await shop.Manager.ReadLogAsync(lease.Task.Id)).Bytes), StringComparison.Ordinal);
        var tail = await shop.Manager.ReadLogAsync(lease.Task.Id, -(1 << 20));
        Assert.Equal(offset - (1 << 20), tail.Start);
        Assert.StartsWith($"part {parts - 1}\n", Encoding.ASCII.GetString(tail.Bytes), StringComparison.Ordinal);
        Assert.InRange(new FileInfo(Path.Combine(folder.Path, "scheduler.db")).Length, 0, 16 << 20);
        Assert.Equal(ProblemTypes.LogOffset, (await Assert.ThrowsAsync<ProblemException>(() => shop.Creator.AppendLogAsync(lease, offset + 1, [1]))).Problem.Type);
    }

    private static async Task<int> MailsAsync(Hosting.Shop shop, string kind) =>
        await shop.Host.Get<IStore>().ReadAsync(session => session.Value<int>("SELECT COUNT(*) FROM outbox WHERE kind = @Kind", new { Kind = kind }));
}
