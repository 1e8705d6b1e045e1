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
