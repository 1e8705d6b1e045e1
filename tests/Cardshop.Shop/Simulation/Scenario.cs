using System.Text;
using Cardshop.Contracts.Ids;
using Cardshop.Contracts.Queue;
using Cardshop.Contracts.Shop;
using Cardshop.Scheduler.Outcomes;
using Cardshop.Scheduler.Queue;
using Cardshop.Scheduler.Store;
using Xunit;

namespace Cardshop.Shop.Simulation;

/// <summary>
/// A shop with a few orders and workers for some minutes in which much goes wrong, then some in which nothing does. Everything follows from
/// the seed. What must hold always is checked after every request, what must hold in the end at the end.
/// </summary>
internal sealed class Scenario : IAsyncDisposable
{
    private const int Storm = 90_000;
    private const int Calm = 1_200_000;

    private readonly Random _random;
    private readonly SimulatedClock _clock = new();
    private readonly SimulatedShop _shop;
    private readonly Dictionary<TaskId, long> _granted = [];
    private readonly HashSet<OrderId> _published = [];
    private readonly HashSet<OrderId> _canceled = [];
    private readonly List<SimulatedWorker> _workers = [];
    private readonly List<OrderId> _orders = [];
    private readonly StringBuilder _trace = new();

    public Scenario(int seed)
    {
        _random = new Random(seed);
        _shop = new SimulatedShop(_clock, _random);
        Time = new Timetable(_clock);
        Network = new SimulatedNetwork(Time, _random);
    }

    public Timetable Time { get; }

    public SimulatedNetwork Network { get; }

    /// <summary>What happened, for comparison.</summary>
    public string Trace => _trace.ToString();

    public void Run()
    {
        for (var i = _random.Next(1, 4); i > 0; i--)
        {
            Time.In(_random.Next(20_000), Place);
        }

        for (var i = _random.Next(1, 4); i > 0; i--)
        {
            var worker = new SimulatedWorker($"w{i}", this, _random);
            _workers.Add(worker);
            Time.In(_random.Next(5_000), worker.Start);
        }

        Time.In(0, Pulse);
        PlanTroubles();
        Time.RunUntil(Storm);
        Network.IsCalm = true;
        Network.IsUp = true;
        _shop.Store.Fails = () => false;
        _workers.ForEach(worker => worker.IsCut = false);
        Time.In(5_000, HelpOut);
        for (var end = Storm; end <= Storm + Calm && !IsOver(); end += 10_000)
        {
            Time.RunUntil(end);
        }

        CheckEnd();
    }

    public Assignment? Claim(string worker)
    {
        var assignment = _shop.Claim(worker);
        if (assignment is not null)
        {
            Assert.True(assignment.Lease.Fence > _granted.GetValueOrDefault(assignment.Task.Id), "A fence was given twice.");
            _granted[assignment.Task.Id] = assignment.Lease.Fence;
            _trace.Append($"{Time.Now} {worker} claims {assignment.Lease.Fence}\n");
        }

        CheckAlways();
        return assignment;
    }

    public Outcome<HeartbeatAnswer> Beat(LeaseId lease, Heartbeat heartbeat)
    {
        var answer = _shop.Store.Write(session => _shop.Queue.Beat(session, _shop.Creator, lease, heartbeat));
        if (!answer.IsRefused)
        {
            RequireNewest(lease, heartbeat.Fence);
        }

        CheckAlways();
        return answer;
    }

    public Outcome<ShopTask> Finish(LeaseId lease, TaskResult result)
    {
        var known = _shop.Store.Read(session => session.Value<string>("SELECT result_digest FROM leases WHERE id = @Lease", new { Lease = lease })) is not null;
        var answer = _shop.Store.Write(session => _shop.Queue.Finish(session, _shop.Creator, lease, result));
        if (!answer.IsRefused && !known)
        {
            RequireNewest(lease, result.Fence);
            _trace.Append($"{Time.Now} {lease} ends {result.Status}\n");
            if (result.Status == WorkStatus.UploadedPublic)
            {
                Assert.True(_published.Add(answer.Value.OrderId), "An order was published twice.");
                Assert.DoesNotContain(answer.Value.OrderId, _canceled);
            }
        }

        CheckAlways();
        return answer;
    }

    public ValueTask DisposeAsync() => _shop.DisposeAsync();

    private void Place()
    {
        var order = Hosting.Shop.Order() with { Client = new Person { Name = "Ann", Email = "ann@example.org" } };
        _orders.Add(_shop.Desk.PlaceAsync(_shop.Manager, order, key: null).GetAwaiter().GetResult().Value!.Id);
    }

    private void Pulse()
    {
        if (Network.IsUp)
        {
            try
            {
                _shop.Pulse.BeatAsync(default).GetAwaiter().GetResult();
            }
            catch (StoreException)
            {
                // The next one does it.
            }
        }

        Time.In(1_000, Pulse);
    }

    private void PlanTroubles()
    {
        for (var i = _random.Next(6); i > 0; i--)
        {
            var worker = _workers[_random.Next(_workers.Count)];
            Time.In(_random.Next(Storm), () => worker.Crash(_random.Next(40_000)));
        }

        for (var i = _random.Next(4); i > 0; i--)
        {
            var worker = _workers[_random.Next(_workers.Count)];
            var from = _random.Next(Storm);
            Time.In(from, () => worker.IsCut = true);
            Time.In(from + _random.Next(50_000), () => worker.IsCut = false);
        }

        for (var i = _random.Next(3); i > 0; i--)
        {
            var from = _random.Next(Storm);
            Time.In(from, () => Network.IsUp = false);
            Time.In(from + _random.Next(45_000), () =>
            {
                _shop.Restart();
                Network.IsUp = true;
            });
        }

        for (var i = _random.Next(3); i > 0; i--)
        {
            Time.In(_random.Next(Storm), () => _clock.Error += _random.Next(-3_600_000, 3_600_000));
        }

        if (_random.Next(4) == 0)
        {
            Time.In(_random.Next(Storm), Cancel);
        }

        var fails = _random.Next(20);
        _shop.Store.Fails = () => Time.Now > 20_000 && fails > 17 && _random.Next(100) < 5 && !_inside;
    }

    private bool _inside;

    private void Cancel()
    {
        if (_orders.Count == 0)
        {
            return;
        }

        _inside = true;
        var id = _orders[_random.Next(_orders.Count)];
        if (!_shop.Book.CancelAsync(_shop.Manager, id).GetAwaiter().GetResult().IsRefused)
        {
            _canceled.Add(id);
        }

        _inside = false;
    }

    /// <summary>A person looks after what failed.</summary>
    private void HelpOut()
    {
        foreach (var id in _orders)
        {
            _ = _shop.Book.RetryAsync(_shop.Manager, id).GetAwaiter().GetResult();
        }

        Time.In(20_000, HelpOut);
    }

    private bool IsOver() => _orders.All(id => StatusOf(id) is OrderStatus.PendingExpiry or OrderStatus.Canceled);

    private OrderStatus StatusOf(OrderId id) => _shop.Book.GetAsync(_shop.Manager, id).GetAwaiter().GetResult().Value!.Status;

    private void RequireNewest(LeaseId lease, long? fence)
    {
        var task = _shop.Store.Read(session => session.Value<string>("SELECT task_id FROM leases WHERE id = @Lease", new { Lease = lease }))!;
        Assert.Equal(_granted[new TaskId(task)], fence);
    }

    private void CheckAlways()
    {
        var (twice, loose, alive) = _shop.Store.Read(session => (
            session.Value<int>("SELECT COUNT(*) FROM (SELECT task_id FROM leases WHERE state = 'active' GROUP BY task_id HAVING COUNT(*) > 1)"),
            session.Value<int>("SELECT COUNT(*) FROM leases LEFT JOIN tasks ON tasks.lease_id = leases.id WHERE leases.state = 'active' AND tasks.id IS NULL"),
            session.Value<int>("SELECT COUNT(*) FROM orders WHERE canceled = 1 AND status <> 'canceled'")));
        Assert.True(twice == 0, "Two leases hold the same task.");
        Assert.True(loose == 0, "A lease holds no task.");
        Assert.True(alive == 0, "A cancelled order lives.");
    }

    private void CheckEnd()
    {
        foreach (var id in _orders)
        {
            var order = _shop.Book.GetAsync(_shop.Manager, id).GetAwaiter().GetResult().Value!;
            _trace.Append($"{order.Status} {order.Artifacts!.Count}\n");
            Assert.Equal(_canceled.Contains(id) ? OrderStatus.Canceled : OrderStatus.PendingExpiry, order.Status);
            Assert.Equal(_canceled.Contains(id) ? 0 : 1, order.Artifacts.Count);
        }
    }
}
