using System.Text;
using Cardshop.Contracts.Ids;
using Cardshop.Contracts.Problems;
using Cardshop.Contracts.Queue;
using Cardshop.Contracts.Shop;
using Cardshop.Scheduler.Outcomes;
using Cardshop.Scheduler.Queue;
using Cardshop.Scheduler.Store;
using Cardshop.TestKit.Simulation;
using Xunit;

namespace Cardshop.Shop.Simulation;

/// <summary>
/// A shop with a few orders and workers for some minutes in which much goes wrong, then some in which nothing does. Everything follows from
/// the seed. What must hold always is checked after every change, what must hold in the end at the end.
/// </summary>
internal sealed class Scenario : IAsyncDisposable
{
    private const int Storm = 90_000;

    // A task that failed often, or whose time was set before the clock was set back, may pause for ten minutes. Then, or if it does not pause, it may
    // have to wait for a worker that is down for 40 s, a lease of 20 s, and two other tasks of 30 s each.
    private const int LongestWait = 150_000;
    private const int Calm = 600_000 + LongestWait;

    private readonly Random _random;
    private readonly SimulatedClock _clock = new();
    private readonly SimulatedShop _shop;
    private readonly Dictionary<TaskId, long> _granted = [];
    private readonly HashSet<OrderId> _published = [];
    private readonly HashSet<OrderId> _canceled = [];
    private readonly List<SimulatedWorker> _workers = [];
    private readonly List<OrderId> _orders = [];
    private readonly StringBuilder _trace = new();
    private int _checked = -1;
    private bool _isPersonAtIt;

    public Scenario(int seed)
    {
        _random = new Random(seed);
        _shop = new SimulatedShop(_clock, _random);
        Time = new Timetable(_clock);
        Network = new SimulatedNetwork(Time, _random, Tally);
    }

    public Timetable Time { get; }

    public SimulatedNetwork Network { get; }

    /// <summary>What happened, for comparison.</summary>
    public string Trace => _trace.ToString();

    /// <summary>How much happened.</summary>
    public Tally Tally { get; } = new();

    /// <summary>Milliseconds of calm until all was done.</summary>
    public long Recovery { get; private set; }

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
            CheckWaits();
        }

        Recovery = Time.Now - Storm;
        CheckEnd();
        CountRows();
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

    public Outcome<HeartbeatAnswer> Beat(LeaseId lease, Heartbeat heartbeat) =>
        Judge(lease, heartbeat.Fence, _shop.Store.Write(session => _shop.Queue.Beat(session, _shop.Creator, lease, heartbeat)));

    public Outcome<Nothing> Release(LeaseId lease, TaskRelease release) =>
        Judge(lease, release.Fence, _shop.Store.Write(session => _shop.Queue.Release(session, _shop.Creator, lease, release)));

    public Outcome<ShopTask> Finish(LeaseId lease, TaskResult result)
    {
        var known = _shop.Store.Read(session => session.Value<string>("SELECT result_digest FROM leases WHERE id = @Lease", new { Lease = lease })) is not null;
        var answer = _shop.Store.Write(session => _shop.Queue.Finish(session, _shop.Creator, lease, result));
        if (known)
        {
            // It was heard before; who is told so need not have the newest fence any more.
            Tally.Add("results told twice");
            CheckAlways();
            return answer;
        }

        if (!answer.IsRefused)
        {
            _trace.Append($"{Time.Now} {lease} ends {result.Status}\n");
            if (result.Status == WorkStatus.UploadedPublic)
            {
                Assert.True(_published.Add(answer.Value.OrderId), "An order was published twice.");
                Assert.DoesNotContain(answer.Value.OrderId, _canceled);
            }
        }

        return Judge(lease, result.Fence, answer);
    }

    public ValueTask DisposeAsync() => _shop.DisposeAsync();

    /// <summary>Whoever is heard has the newest fence.</summary>
    private Outcome<T> Judge<T>(LeaseId lease, long? fence, Outcome<T> answer)
    {
        if (!answer.IsRefused)
        {
            var task = _shop.Store.Read(session => session.Value<string>("SELECT task_id FROM leases WHERE id = @Lease", new { Lease = lease }))!;
            Assert.Equal(_granted[new TaskId(task)], fence);
        }
        else if (answer.Problem.Type is ProblemTypes.LeaseLost)
        {
            Tally.Add("fenced off");
        }
        else if (answer.Problem.Type is ProblemTypes.Canceled)
        {
            Tally.Add("told of a cancellation");
        }

        CheckAlways();
        return answer;
    }

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
            Trouble("crashes", () => worker.Crash(_random.Next(40_000)));
        }

        for (var i = _random.Next(4); i > 0; i--)
        {
            var worker = _workers[_random.Next(_workers.Count)];
            var end = Trouble("partitions", () => worker.IsCut = true) + _random.Next(50_000);
            Time.In(end, () => worker.IsCut = false);
        }

        for (var i = _random.Next(3); i > 0; i--)
        {
            var end = Trouble("outages of the scheduler", () => Network.IsUp = false) + _random.Next(45_000);
            Time.In(end, () =>
            {
                _shop.Restart();
                Network.IsUp = true;
            });
        }

        for (var i = _random.Next(3); i > 0; i--)
        {
            Trouble("clock jumps", () => _clock.Error += _random.Next(-3_600_000, 3_600_000));
        }

        if (_random.Next(4) == 0)
        {
            Trouble("cancellations", Cancel);
        }

        var fails = _random.Next(20) > 17;
        _shop.Store.Fails = () =>
        {
            var isNow = fails && Time.Now > 20_000 && !_isPersonAtIt && _random.Next(100) < 5;
            Tally.Add("failures of the store", isNow ? 1 : 0);
            return isNow;
        };
    }

    /// <summary>Has something go wrong at some time.</summary>
    /// <returns>When.</returns>
    private int Trouble(string what, Action action)
    {
        var at = _random.Next(Storm);
        Time.In(at, () =>
        {
            Tally.Add(what);
            action();
        });
        return at;
    }

    private void Cancel()
    {
        if (_orders.Count == 0)
        {
            return;
        }

        _isPersonAtIt = true;
        var id = _orders[_random.Next(_orders.Count)];
        if (!_shop.Book.CancelAsync(_shop.Manager, id).GetAwaiter().GetResult().IsRefused)
        {
            _canceled.Add(id);
        }

        _isPersonAtIt = false;
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

    private bool IsOver() => Count("orders WHERE status NOT IN ('pending_expiry', 'canceled')") == 0;

    private int Count(string what, object? arguments = null) => _shop.Store.Read(session => session.Value<int>($"SELECT COUNT(*) FROM {what}", arguments));

    private void CheckAlways()
    {
        if (_checked == _shop.Store.Changes)
        {
            return;
        }

        _checked = _shop.Store.Changes;
        var wrong = _shop.Store.Read(session => session.Value<string>(
            """
            SELECT 'Two leases hold the same task.' FROM leases WHERE state = 'active' GROUP BY task_id HAVING COUNT(*) > 1
            UNION ALL SELECT 'A lease holds no task.' FROM leases LEFT JOIN tasks ON tasks.lease_id = leases.id WHERE leases.state = 'active' AND tasks.id IS NULL
            UNION ALL SELECT 'A cancelled order lives.' FROM orders WHERE canceled = 1 AND status <> 'canceled'
            """));
        Assert.Null(wrong);
    }

    private void CheckWaits()
    {
        if (Time.Now >= Storm + LongestWait)
        {
            // The pause is over, and nobody has touched it for so long.
            var waits = Count("tasks WHERE status = 'pending' AND blocked = 0 AND not_before < @Before AND updated < @Before", new { Before = _clock.GetUtcNow().AddMilliseconds(-LongestWait) });
            Assert.True(waits == 0, "A task waits although nothing is wrong.");
        }
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

    private void CountRows()
    {
        Tally.Add("orders published", _published.Count);
        Tally.Add("orders cancelled", _canceled.Count);
        Tally.Add("leases given", Count("leases"));
        Tally.Add("leases taken back", Count("transitions WHERE who = 'scheduler' AND status IN ('pending', 'timedout') AND subject <> order_id"));
        Tally.Add("leases taken up again", Count("transitions WHERE why = 'its worker called again'"));
        Tally.Add("tasks tried again", Count("transitions WHERE why = 'to be tried again'"));
    }
}
