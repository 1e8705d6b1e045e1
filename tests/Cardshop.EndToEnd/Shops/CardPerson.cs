using Cardshop.Contracts.Ids;
using Cardshop.Contracts.Queue;
using Cardshop.Contracts.Shop;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.EndToEnd.Shops;

/// <summary>Somebody at a site who does what is asked for: puts an empty card in where one is missing, and takes out those that are written.</summary>
internal sealed class CardPerson(OpenShop shop, CardSite site, long cardBytes)
{
    private static readonly TimeSpan LongestOrder = TimeSpan.FromMinutes(5);

    private readonly Dictionary<string, TaskId> _written = new(StringComparer.Ordinal);

    /// <summary>How many cards were used up.</summary>
    public int Used { get; private set; }

    /// <summary>Attends to an order until all of its cards are written, and looks whether they are right.</summary>
    public async Task<Order> AttendAsync(Order order)
    {
        var deadline = TimeProvider.System.GetUtcNow() + LongestOrder;
        while (true)
        {
            var now = await OpenShop.InsistAsync(() => shop.Manager.GetOrderAsync(order.Id, TestContext.Current.CancellationToken));
            var writes = now.Tasks!.Where(task => task.Kind == TaskKind.Writer).ToList();
            foreach (var task in writes.Where(task => task.Status == WorkStatus.Written && File.Exists(site.CardOf(task.Slot!)) && _written.GetValueOrDefault(task.Slot!) != task.Id))
            {
                await RequireWholeAsync(now, site.CardOf(task.Slot!));
                File.Delete(site.Take(task.Slot!));
                _written[task.Slot!] = task.Id;
            }

            if (now.Status == OrderStatus.PendingShipment)
            {
                return now;
            }

            foreach (var task in writes.Where(task => task.Status == WorkStatus.WaitingForCard && !File.Exists(site.CardOf(task.Slot!))))
            {
                site.Insert(task.Slot!, cardBytes);
                Used++;
            }

            Assert.DoesNotContain(now.Status, (OrderStatus[])[OrderStatus.Failed, OrderStatus.Canceled]);
            Assert.True(TimeProvider.System.GetUtcNow() < deadline, $"{now.Status}: {string.Join('\n', now.Tasks!.Select(task => $"{task.Kind} {task.Ordinal} {task.Status} in {task.Slot}: {task.Progress?.Stage} {task.Cause}"))}");
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }

    private Task RequireWholeAsync(Order order, string card) => Task.Run(() => Tool.Run(
        "cmp", $"--bytes={order.Artifacts!.Single(artifact => artifact.Kind is "image").Size}", shop.Bench[$"warehouse/warehouse/objects/{order.FileName}"], card));
}
