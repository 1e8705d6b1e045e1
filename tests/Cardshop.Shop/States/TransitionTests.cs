using Cardshop.Contracts.Queue;
using Cardshop.Contracts.Shop;
using Cardshop.Scheduler.States;
using Xunit;

namespace Cardshop.Shop.States;

public sealed class TransitionTests
{
    /// <summary>Whatever its tasks do by their table, an order of one image never does what its own table forbids.</summary>
    [Fact]
    public void Every_walk_of_a_creator_task_is_a_walk_of_its_order()
    {
        var seen = new HashSet<(WorkStatus, bool)>();
        Walk(WorkStatus.Pending, false);
        Assert.Contains((WorkStatus.Expired, true), seen);

        void Walk(WorkStatus status, bool wasHeld)
        {
            if (!seen.Add((status, wasHeld)))
            {
                return;
            }

            foreach (var next in Enum.GetValues<WorkStatus>().Where(next => next is not (WorkStatus.Canceled or WorkStatus.Uploaded) && TaskTransitions.Allows(TaskKind.Creator, status, next)))
            {
                var held = wasHeld || next == WorkStatus.Received;
                var (from, to) = (Of(status, wasHeld), Of(next, held));
                Assert.True(from == to || OrderTransitions.Allows(from, to), $"{status} to {next} moves the order from {from} to {to}");
                Walk(next, held);
            }
        }

        static OrderStatus Of(WorkStatus status, bool wasHeld) => OrderStatusRule.Of(false, false, false, [new TaskFact(TaskKind.Creator, status, wasHeld)]);
    }

    /// <summary>The same for two cards, with a site that may be silent, or be another, at any time.</summary>
    [Fact]
    public void Every_walk_of_a_download_and_two_cards_is_a_walk_of_their_order()
    {
        var seen = new HashSet<(TaskFact Download, TaskFact First, TaskFact Second, bool Stranded)>();
        var next = new Stack<(TaskFact, TaskFact, TaskFact, bool)>();
        next.Push((new(TaskKind.Downloader, WorkStatus.Pending, false), new(TaskKind.Writer, WorkStatus.Pending, false), new(TaskKind.Writer, WorkStatus.Pending, false), false));
        while (next.TryPop(out var state))
        {
            if (!seen.Add(state))
            {
                continue;
            }

            var (download, first, second, stranded) = state;
            var isThere = download.Status == WorkStatus.Downloaded;
            var isIdle = new[] { download, first, second }.All(task => !TaskTransitions.IsHeld(task.Status));
            var isOver = first.Status == WorkStatus.Written && second.Status == WorkStatus.Written;
            List<(TaskFact, TaskFact, TaskFact, bool)> successors =
            [
                .. Moves(download).Where(to => to.Status != WorkStatus.Pending || !isThere).Select(to => (to, first, second, stranded && !TaskTransitions.IsHeld(to.Status))),
                .. Moves(first).Where(_ => isThere).Select(to => (download, to, second, stranded && !TaskTransitions.IsHeld(to.Status))),
                .. Moves(second).Where(_ => isThere).Select(to => (download, first, to, stranded && !TaskTransitions.IsHeld(to.Status))),
            ];
            if (isIdle && OfCards(state) is OrderStatus.PendingWriter or OrderStatus.Downloading or OrderStatus.Writing)
            {
                successors.Add((download, first, second, true));
            }

            foreach (var (to, one, two, lost) in successors)
            {
                Check(state, (to, one, two, lost));
                next.Push((to, one, two, lost));
            }

            if (isIdle && !isOver)
            {
                // To another site: the tasks move one after the other.
                var moved = (Download: download with { Status = WorkStatus.Pending }, First: Again(first), Second: Again(second), true);
                Check((download, first, second, stranded), (moved.Download, first, second, true));
                Check((moved.Download, first, second, true), (moved.Download, moved.First, second, true));
                Check((moved.Download, moved.First, second, true), moved);
                next.Push(moved);
            }
        }

        Assert.Contains(seen, state => OfCards(state) == OrderStatus.PendingShipment);

        static TaskFact Again(TaskFact task) => task.Status == WorkStatus.Written ? task : task with { Status = WorkStatus.Pending };

        static IEnumerable<TaskFact> Moves(TaskFact task) => Enum.GetValues<WorkStatus>()
            .Where(to => to != WorkStatus.Canceled && TaskTransitions.Allows(task.Kind, task.Status, to)).Select(to => task with { Status = to, WasHeld = task.WasHeld || to == WorkStatus.Received });

        static OrderStatus OfCards((TaskFact Download, TaskFact First, TaskFact Second, bool Stranded) state) =>
            OrderStatusRule.Of(false, false, state.Stranded, [new(TaskKind.Creator, WorkStatus.Uploaded, true), state.Download, state.First, state.Second]);

        static void Check((TaskFact, TaskFact, TaskFact, bool) from, (TaskFact, TaskFact, TaskFact, bool) to) =>
            Assert.True(OfCards(from) == OfCards(to) || OrderTransitions.Allows(OfCards(from), OfCards(to)), $"{from} to {to} moves the order from {OfCards(from)} to {OfCards(to)}");
    }

    [Theory]
    [InlineData(WorkStatus.Canceled)]
    [InlineData(WorkStatus.Expired)]
    public void What_is_over_never_moves_again(WorkStatus status) =>
        Assert.All(Enum.GetValues<TaskKind>(), kind => Assert.DoesNotContain(Enum.GetValues<WorkStatus>(), next => TaskTransitions.Allows(kind, status, next)));

    [Theory]
    [InlineData(OrderStatus.Canceled)]
    [InlineData(OrderStatus.Expired)]
    [InlineData(OrderStatus.Shipped)]
    public void An_order_that_is_over_never_moves_again(OrderStatus status) => Assert.True(OrderTransitions.IsFinal(status));

    [Fact]
    public void One_card_that_failed_does_not_hide_that_others_are_being_written()
    {
        TaskFact[] tasks =
        [
            new(TaskKind.Creator, WorkStatus.Uploaded, true),
            new(TaskKind.Downloader, WorkStatus.Downloaded, true),
            new(TaskKind.Writer, WorkStatus.FailedToWrite, true),
            new(TaskKind.Writer, WorkStatus.Writing, true),
        ];
        Assert.Equal(OrderStatus.Writing, OrderStatusRule.Of(false, false, false, tasks));
        Assert.Equal(OrderStatus.WriteFailed, OrderStatusRule.Of(false, false, false, [.. tasks[..3], tasks[3] with { Status = WorkStatus.Written }]));
        Assert.Equal(OrderStatus.PendingShipment, OrderStatusRule.Of(false, false, false, [.. tasks[..2], .. tasks[2..].Select(task => task with { Status = WorkStatus.Written })]));
    }
}
