using Cardshop.Contracts.Problems;
using Cardshop.Contracts.Queue;
using Cardshop.Contracts.Shop;
using Cardshop.Scheduler.Jobs;
using Cardshop.Scheduler.Store;
using Xunit;

namespace Cardshop.Shop.Sites;

/// <summary>What can happen to one card.</summary>
public sealed class CardTests
{
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task A_card_whose_writer_vanished_is_taken_up_by_the_writer_of_its_slot_and_by_no_other()
    {
        await using var shop = await CardShop.OpenAsync(lease: Short);
        var order = await shop.FetchAsync(cards: 1);
        var lease = await shop.ClaimAsync(CardShop.Card("A"));
        await shop.Station.HeartbeatAsync(lease.Id, new Heartbeat { Fence = lease.Fence, Status = WorkStatus.Writing, Checkpoint = "half" });
        var away = await shop.UntilAsync(lease.Task.Id, WorkStatus.NeedsAttention);
        Assert.Equal(("A", null), (away.Slot, away.Worker));
        Assert.Contains("slot A has not called", away.Cause, StringComparison.Ordinal);
        Assert.Equal(OrderStatus.Writing, (await shop.StatusAsync(order.Id)).Status);
        Assert.Null(await shop.Station.ClaimAsync(CardShop.Card("B")));
        Assert.Null(await shop.Station.ClaimAsync(CardShop.Card("A", isBusy: true)));
        await Assert.ThrowsAsync<ProblemException>(() => shop.Manager.RetryOrderAsync(order.Id));

        var again = await shop.ClaimAsync(CardShop.Card("A", worker: "after-reboot"));
        Assert.Equal((lease.Task.Id, "half", 1), (again.Task.Id, again.Work.Checkpoint, again.Work.Card!.Round));
        Assert.True(again.Fence > lease.Fence);
        Assert.Equal(ProblemTypes.LeaseLost, (await Assert.ThrowsAsync<ProblemException>(() => shop.FinishAsync(lease, WorkStatus.Written))).Problem.Type);
        await shop.WriteAsync(again);
        Assert.Equal(OrderStatus.PendingShipment, (await shop.StatusAsync(order.Id)).Status);
    }

    [Fact]
    public async Task A_writer_that_was_cut_off_goes_on_under_its_old_lease()
    {
        await using var shop = await CardShop.OpenAsync(lease: Short);
        await shop.FetchAsync(cards: 1);
        var lease = await shop.ClaimAsync(CardShop.Card("A"));
        await shop.BeatAsync(lease, WorkStatus.Writing);
        await shop.UntilAsync(lease.Task.Id, WorkStatus.NeedsAttention);
        await shop.FinishAsync(lease, WorkStatus.Written);
        Assert.Equal(WorkStatus.Written, (await shop.Manager.GetTaskAsync(lease.Task.Id)).Status);
    }

    [Fact]
    public async Task Once_a_person_has_a_card_written_anew_who_wrote_it_before_is_not_heard()
    {
        await using var shop = await CardShop.OpenAsync(lease: Short);
        await shop.FetchAsync(cards: 1);
        var lease = await shop.ClaimAsync(CardShop.Card("A"));
        await shop.ClaimAsync(CardShop.Card("B") with { Kinds = [TaskKind.Writer] }).ContinueWith(_ => { });
        await shop.Station.HeartbeatAsync(lease.Id, new Heartbeat { Fence = lease.Fence, Status = WorkStatus.Writing, Checkpoint = "half" });
        await shop.UntilAsync(lease.Task.Id, WorkStatus.NeedsAttention);
        var moved = await shop.Manager.MoveCardAsync(lease.Task.Id, new CardMove("b"));
        Assert.Equal(("B", 2, WorkStatus.Pending), (moved.Slot, moved.Round, moved.Status));
        Assert.Equal(ProblemTypes.LeaseLost, (await Assert.ThrowsAsync<ProblemException>(() => shop.FinishAsync(lease, WorkStatus.Written))).Problem.Type);
        Assert.Null(await shop.Station.ClaimAsync(CardShop.Card("A")));
        var there = await shop.ClaimAsync(CardShop.Card("B"));
        Assert.Equal((lease.Task.Id, null, "B"), (there.Task.Id, there.Work.Checkpoint, there.Work.Card!.Slot));
    }

    [Fact]
    public async Task A_card_can_be_moved_as_long_as_it_is_waited_for_and_only_to_a_slot_that_there_is()
    {
        await using var shop = await CardShop.OpenAsync();
        await shop.FetchAsync(cards: 1);
        var lease = await shop.ClaimAsync(CardShop.Card("A"));
        await shop.BeatAsync(lease, WorkStatus.WaitingForCard);
        var wrong = await Assert.ThrowsAsync<ProblemException>(() => shop.Manager.MoveCardAsync(lease.Task.Id, new CardMove("Z")));
        Assert.Contains("give one of A", wrong.Problem.Detail, StringComparison.Ordinal);
        await shop.Manager.MoveCardAsync(lease.Task.Id, new CardMove());
        Assert.Equal(ProblemTypes.LeaseLost, (await Assert.ThrowsAsync<ProblemException>(() => shop.BeatAsync(lease, WorkStatus.WaitingForCard))).Problem.Type);
        var other = await shop.ClaimAsync(CardShop.Card("B"));
        await shop.BeatAsync(other, WorkStatus.Writing);
        var late = await Assert.ThrowsAsync<ProblemException>(() => shop.Manager.MoveCardAsync(lease.Task.Id, new CardMove()));
        Assert.Equal((409, "writing"), (late.Problem.Status, late.Problem.State));
    }

    [Fact]
    public async Task A_writer_learns_at_once_that_somebody_has_put_the_card_in()
    {
        await using var shop = await CardShop.OpenAsync();
        await shop.FetchAsync(cards: 1);
        var lease = await shop.ClaimAsync(CardShop.Card("A"));
        var early = await Assert.ThrowsAsync<ProblemException>(() => shop.Manager.ConfirmCardAsync(lease.Task.Id));
        Assert.Equal("received", early.Problem.State);
        Assert.False((await shop.BeatAsync(lease, WorkStatus.WaitingForCard)).CardConfirmed);
        var held = shop.Station.HeartbeatAsync(lease.Id, new Heartbeat { Fence = lease.Fence, Status = WorkStatus.WaitingForCard, Wait = 15 });
        await Task.Delay(300);
        await shop.Manager.ConfirmCardAsync(lease.Task.Id);
        Assert.True((await held.WaitAsync(TimeSpan.FromSeconds(5))).CardConfirmed);

        // The wrong card: another one is asked for.
        await shop.BeatAsync(lease, WorkStatus.CardInserted);
        var late = await Assert.ThrowsAsync<ProblemException>(() => shop.BeatAsync(lease, WorkStatus.WaitingForCard, round: 1));
        Assert.Equal("card_inserted", late.Problem.State);
        Assert.False((await shop.BeatAsync(lease, WorkStatus.WaitingForCard, round: 2)).CardConfirmed);
        Assert.Equal(2, (await shop.Manager.GetTaskAsync(lease.Task.Id)).Round);
    }

    [Fact]
    public async Task A_person_resumes_with_the_same_card_what_a_writer_could_not_decide()
    {
        await using var shop = await CardShop.OpenAsync();
        await shop.FetchAsync(cards: 1);
        var lease = await shop.ClaimAsync(CardShop.Card("A"));
        await shop.Station.HeartbeatAsync(lease.Id, new Heartbeat { Fence = lease.Fence, Status = WorkStatus.Writing, Checkpoint = "half" });
        await shop.FailAsync(lease, WorkStatus.NeedsAttention);
        Assert.Null(await shop.Station.ClaimAsync(CardShop.Card("A")));
        await shop.Manager.ResumeCardAsync(lease.Task.Id);
        var again = await shop.ClaimAsync(CardShop.Card("A"));
        Assert.Equal(("half", 1, "A"), (again.Work.Checkpoint, again.Work.Card!.Round, again.Work.Card.Slot));
    }

    [Fact]
    public async Task A_slot_never_gets_a_second_card_while_it_has_one()
    {
        await using var shop = await CardShop.OpenAsync();
        await shop.FetchAsync();
        await shop.ClaimAsync(CardShop.Card("A"));
        Assert.Null(await shop.Station.ClaimAsync(CardShop.Card("A", worker: "another-process")));
        Assert.NotNull(await shop.Station.ClaimAsync(CardShop.Card("B")));
    }

    [Fact]
    public async Task A_task_that_is_given_back_before_anybody_was_asked_for_a_card_is_open_to_all_slots()
    {
        await using var shop = await CardShop.OpenAsync();
        await shop.FetchAsync(cards: 1);
        var lease = await shop.ClaimAsync(CardShop.Card("A"));
        await shop.Station.ReleaseAsync(lease.Id, new TaskRelease(lease.Fence));
        var other = await shop.ClaimAsync(CardShop.Card("B"));
        await shop.BeatAsync(other, WorkStatus.WaitingForCard);
        await shop.Station.ReleaseAsync(other.Id, new TaskRelease(other.Fence));
        Assert.Null(await shop.Station.ClaimAsync(CardShop.Card("A")));
        Assert.NotNull(await shop.Station.ClaimAsync(CardShop.Card("B")));
    }

    [Fact]
    public async Task An_order_whose_site_is_silent_for_a_day_waits_for_a_writer_and_is_moved_to_another()
    {
        await using var shop = await CardShop.OpenAsync(lease: Short);
        var order = await shop.FetchAsync();
        await shop.WriteAsync(await shop.ClaimAsync(CardShop.Card("A")));
        var half = await shop.ClaimAsync(CardShop.Card("A"));
        await shop.BeatAsync(half, WorkStatus.Writing);
        var busy = await Assert.ThrowsAsync<ProblemException>(() => shop.Manager.MoveOrderAsync(order.Id, new OrderMove()));
        Assert.Equal("writing", busy.Problem.State);
        await shop.UntilAsync(half.Task.Id, WorkStatus.NeedsAttention);
        var store = shop.Shop.Host.Get<IStore>();
        await shop.Shop.Host.Get<SilenceJob>().RunAsync(default);
        Assert.Equal(OrderStatus.Writing, (await shop.StatusAsync(order.Id)).Status);
        await store.WriteAsync(session => session.Execute("UPDATE sites SET created = 1") + session.Execute("UPDATE workers SET last_seen = last_seen - 90000000"));
        await shop.Shop.Host.Get<SilenceJob>().RunAsync(default);
        Assert.Equal(OrderStatus.PendingWriter, (await shop.StatusAsync(order.Id)).Status);
        Assert.Equal(1, await store.ReadAsync(session => session.Value<int>("SELECT COUNT(*) FROM outbox WHERE kind = 'site_silent'")));

        var other = await shop.Shop.Host.UserAsync(shop.Manager, "elsewhere", Contracts.Accounts.Role.Writer);
        await shop.Manager.CreateSiteAsync(new SiteRequest { Slug = "paris", Account = "elsewhere" });
        var moved = await shop.Manager.MoveOrderAsync(order.Id, new OrderMove("paris"));
        Assert.Equal((OrderStatus.PendingWriter, "paris"), (moved.Status, moved.Site));
        Assert.Equal(
            [("paris", WorkStatus.Pending), (CardShop.Site, WorkStatus.Written), ("paris", WorkStatus.Pending)], moved.Tasks!.Skip(1).Select(task => (task.Site, task.Status)));
        Assert.Null(await other.ClaimAsync(CardShop.Card("A")));
        var download = (await other.ClaimAsync(CardShop.Download()))!;
        await other.FinishAsync(download.Id, new TaskResult { Fence = download.Fence, Status = WorkStatus.Downloaded });
        var card = (await other.ClaimAsync(CardShop.Card("A")))!;
        await other.FinishAsync(card.Id, new TaskResult { Fence = card.Fence, Status = WorkStatus.Written });
        Assert.Equal(OrderStatus.PendingShipment, (await shop.StatusAsync(order.Id)).Status);
        Assert.Equal(ProblemTypes.LeaseLost, (await Assert.ThrowsAsync<ProblemException>(() => shop.FinishAsync(half, WorkStatus.Written))).Problem.Type);
    }

    [Fact]
    public async Task An_order_whose_silent_site_comes_back_goes_on_there()
    {
        await using var shop = await CardShop.OpenAsync(lease: Short);
        var order = await shop.FetchAsync(cards: 1);
        var lease = await shop.ClaimAsync(CardShop.Card("A"));
        await shop.BeatAsync(lease, WorkStatus.Writing);
        await shop.UntilAsync(lease.Task.Id, WorkStatus.NeedsAttention);
        await shop.Shop.Host.Get<IStore>().WriteAsync(session => session.Execute("UPDATE sites SET created = 1") + session.Execute("UPDATE workers SET last_seen = last_seen - 90000000"));
        await shop.Shop.Host.Get<SilenceJob>().RunAsync(default);
        Assert.Equal("site_offline", (await WhyAsync(shop, order)).Code);
        await shop.WriteAsync(await shop.ClaimAsync(CardShop.Card("A")));
        Assert.Equal(OrderStatus.PendingShipment, (await shop.StatusAsync(order.Id)).Status);
    }

    private static async Task<WaitingReason> WhyAsync(CardShop shop, Order order)
    {
        await shop.Manager.ResumeCardAsync(order.Tasks![^1].Id);
        return await shop.Manager.WhyAsync(order.Tasks[^1].Id);
    }
}
