using System.Text;
using Cardshop.Contracts.Ids;
using Cardshop.Contracts.Json;
using Cardshop.Contracts.Problems;
using Cardshop.Contracts.Queue;
using Cardshop.Contracts.Shop;
using Cardshop.Scheduler.Outcomes;
using Cardshop.Scheduler.Queue;
using Cardshop.Scheduler.Sites;
using Cardshop.Scheduler.Store;
using Cardshop.TestKit.Simulation;
using Xunit;

namespace Cardshop.Shop.Simulation.Cards;

/// <summary>
/// A shop with orders of cards, sites with a few slots, and people, for some minutes in which much goes wrong, then some in which nothing does.
/// Everything follows from the seed.
/// </summary>
internal sealed class CardScenario : IAsyncDisposable
{
    private const int Storm = 150_000;

    // A download may pause for ten minutes; three cards may go one after the other through one slot, which waits for people each time.
    private const int Calm = 1_200_000;

    private readonly Random _random;
    private readonly SimulatedClock _clock = new();
    private readonly SimulatedShop _shop;
    private readonly List<SimulatedSite> _sites = [];
    private readonly List<SimulatedProcess> _processes = [];
    private readonly List<OrderId> _orders = [];
    private readonly HashSet<OrderId> _canceled = [];
    private readonly Dictionary<TaskId, long> _granted = [];
    private readonly HashSet<(TaskId Task, int Round)> _written = [];
    private readonly Dictionary<TaskId, int> _decided = [];
    private readonly Dictionary<TaskId, Blank> _accepted = [];
    private readonly Dictionary<string, int> _waiting = [];
    private readonly StringBuilder _trace = new();
    private int _checked = -1;
    private bool _isPersonAtIt;

    public CardScenario(int seed)
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
        Furnish();
        Time.In(0, Pulse);
        PlanTroubles();
        Time.RunUntil(Storm);
        Network.IsCalm = true;
        Network.IsUp = true;
        _shop.Store.Fails = () => false;
        _processes.ForEach(process => process.IsCut = false);
        Time.In(5_000, HelpOut);
        var end = Storm;
        while (end <= Storm + Calm && !IsOver())
        {
            Time.RunUntil(end += 10_000);
        }

        Recovery = Time.Now - Storm;
        Time.RunUntil(end + 60_000);
        CheckEnd();
    }

    public Assignment? Claim(SimulatedSite site, ClaimRequest request)
    {
        // Who waits at the desk is looked at again when the queue says that there may be something, and not before.
        if (_waiting.TryGetValue(request.Worker!, out var looked) && looked == _shop.Wakes)
        {
            return null;
        }

        _waiting[request.Worker!] = _shop.Wakes;
        var assignment = _shop.Claim(site.Name, request);
        if (assignment is not null)
        {
            Assert.True(assignment.Lease.Fence > _granted.GetValueOrDefault(assignment.Task.Id), "A fence was given twice.");
            Assert.Equal(site.Name, assignment.Task.Site);
            Assert.Equal(request.Slots?[0].Name, assignment.Task.Slot);
            _granted[assignment.Task.Id] = assignment.Lease.Fence;
            _waiting.Remove(request.Worker!);
            _trace.Append($"{Time.Now} {request.Worker} claims {assignment.Task.Kind} {assignment.Task.Ordinal} round {assignment.Task.Round}\n");
            Tally.Add("leases given");
        }

        CheckAlways();
        return assignment;
    }

    public Outcome<HeartbeatAnswer> Beat(SimulatedSite site, LeaseId lease, Heartbeat heartbeat) =>
        Judge(lease, heartbeat.Fence, _shop.Store.Write(session => _shop.Queue.Beat(session, SimulatedShop.Station(site.Name), lease, heartbeat)));

    public Outcome<ShopTask> Finish(SimulatedSite site, Assignment job, TaskResult result, Blank? blank)
    {
        var known = _shop.Store.Read(session => session.Value<string>("SELECT result_digest FROM leases WHERE id = @Id", new { job.Lease.Id })) is not null;
        var answer = _shop.Store.Write(session => _shop.Queue.Finish(session, SimulatedShop.Station(site.Name), job.Lease.Id, result));
        if (!known && !answer.IsRefused)
        {
            _trace.Append($"{Time.Now} {site.Name} {job.Task.Kind} {job.Task.Ordinal} ends {result.Status}\n");
            if (result.Status == WorkStatus.Written)
            {
                Assert.DoesNotContain(job.Order.Id, _canceled);
                Assert.Equal(job.Task.Id, blank!.Content);
                Assert.True(_accepted.TryAdd(job.Task.Id, blank), "A card was taken for written twice.");
            }
        }

        Tally.Add("results told twice", known ? 1 : 0);
        return known ? answer : Judge(job.Lease.Id, result.Fence, answer);
    }

    /// <summary>What a site has to keep.</summary>
    public HashSet<OrderId> Kept(SimulatedSite site) =>
        [.. _shop.Store.Read(session => KeptImages.At(session, SiteRow.Find(session, site.Name)!)).Images.Select(image => image.OrderId)];

    /// <summary>A writer begins.</summary>
    public static void RequireImage(SimulatedSite site, OrderId order) => Assert.True(site.Files.ContainsKey(order), "A card is to be written whose image is not at the site.");

    /// <summary>All of an image is on a card.</summary>
    public void Written(TaskId task, int round)
    {
        Assert.True(_written.Add((task, round)), "A card was written twice in a round.");
        var wanted = 1 + _decided.GetValueOrDefault(task);
        Assert.True(_written.Count(card => card.Task == task) <= wanted, "A card was written once more than people had asked for.");
    }

    /// <summary>A person wants another card for a task.</summary>
    public void Decided(TaskId task) => _decided[task] = _decided.GetValueOrDefault(task) + 1;

    /// <summary>A person does something; their requests are not lost.</summary>
    public void AsPerson(Action act)
    {
        if (Network.IsUp)
        {
            _isPersonAtIt = true;
            act();
            _isPersonAtIt = false;
            CheckAlways();
        }
    }

    public List<OrderId> OrdersOf(OrderStatus status) =>
        [.. _shop.Store.Read(session => session.Query<string>("SELECT id FROM orders WHERE status = @Status ORDER BY id", new { Status = Words.Of(status) })).Select(id => new OrderId(id))];

    /// <summary>Whether a slot shows people that it is at work.</summary>
    public bool IsBusy(SimulatedSite site, SimulatedWriter slot) =>
        Count("tasks WHERE site = @Site AND slot = @Slot AND status IN ('card_inserted', 'writing', 'needs_attention')", new { Site = site.Name, slot.Slot }) > 0;

    public ValueTask DisposeAsync() => _shop.DisposeAsync();

    private void Furnish()
    {
        foreach (var name in SimulatedShop.Sites.Take(_random.Next(1, 3)))
        {
            var site = new SimulatedSite(name);
            _sites.Add(site);
            _processes.Add(new SimulatedDownloader(site, this, _random));
            for (var i = _random.Next(1, 4); i > 0; i--)
            {
                var writer = new SimulatedWriter(site, $"{(char)('A' + i - 1)}", this, _random);
                site.Slots.Add(writer);
                _processes.Add(writer);
            }

            var people = new SimulatedPeople(site, _shop, this, _random);
            Time.In(_random.Next(5_000), people.Come);
        }

        _processes.ForEach(process => Time.In(_random.Next(5_000), process.Start));
        for (var i = _random.Next(1, 4); i > 0; i--)
        {
            Time.In(_random.Next(30_000), () => AsPerson(Place));
        }
    }

    /// <summary>An order whose image is made already: that is another scenario's matter.</summary>
    private void Place()
    {
        var wanted = Sites.CardShop.Order(_random.Next(1, 4)) with { Site = _random.Next(3) == 0 ? _sites[_random.Next(_sites.Count)].Name : null };
        var order = _shop.Desk.PlaceAsync(_shop.Manager, wanted, key: null).GetAwaiter().GetResult().Value!;
        _orders.Add(order.Id);
        _shop.Wake();
        var made = _shop.Claim("maker")!;
        Assert.Equal(order.Id, made.Order.Id);
        var result = new TaskResult
        {
            Fence = made.Lease.Fence,
            Status = WorkStatus.Uploaded,
            Artifacts = [new ReportedArtifact { Kind = "image", Name = made.Order.FileName, Size = 1, Sha256 = new string('a', 64), Url = "http://127.0.0.1:9/a" }],
        };
        Assert.False(_shop.Store.Write(session => _shop.Queue.Finish(session, _shop.Creator, made.Lease.Id, result)).IsRefused);
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
        Some(8, "crashes", () =>
        {
            _processes[_random.Next(_processes.Count)].Crash(_random.Next(60_000));
            _waiting.Clear();
        });
        Some(5, "partitions", () =>
        {
            var process = _processes[_random.Next(_processes.Count)];
            process.IsCut = true;
            Time.In(_random.Next(60_000), () => process.IsCut = false);
        });
        Some(3, "outages of the scheduler", () =>
        {
            Network.IsUp = false;
            Time.In(_random.Next(45_000), () =>
            {
                _shop.Restart();
                Network.IsUp = true;
            });
        });
        Some(3, "clock jumps", () => _clock.Error += _random.Next(-3_600_000, 3_600_000));
        Some(4, "cards pulled by somebody", () =>
        {
            var site = _sites[_random.Next(_sites.Count)];
            site.Slots[_random.Next(site.Slots.Count)].Card = null;
        });
        Some(2, "orders sent to another site", () => AsPerson(Relocate));
        if (_random.Next(4) == 0)
        {
            Some(2, "cancellations", () => AsPerson(Cancel));
        }

        var fails = _random.Next(20) > 17;
        _shop.Store.Fails = () =>
        {
            var isNow = fails && Time.Now > 20_000 && !_isPersonAtIt && _random.Next(100) < 5;
            Tally.Add("failures of the store", isNow ? 1 : 0);
            return isNow;
        };
    }

    private void Some(int most, string what, Action action)
    {
        for (var i = _random.Next(most); i > 0; i--)
        {
            Time.In(_random.Next(Storm), () =>
            {
                Tally.Add(what);
                action();
            });
        }
    }

    private void Relocate()
    {
        if (_orders.Count > 0)
        {
            var id = _orders[_random.Next(_orders.Count)];
            if (_shop.Book.GetAsync(_shop.Manager, id).GetAwaiter().GetResult().Value is { } order)
            {
                order.Tasks!.ToList().ForEach(task => Decided(task.Id));
            }

            _ = _shop.Relocation.MoveAsync(_shop.Manager, id, new OrderMove(_random.Next(2) == 0 ? null : _sites[_random.Next(_sites.Count)].Name)).GetAwaiter().GetResult();
        }
    }

    private void Cancel()
    {
        if (_orders.Count > 0 && _orders[_random.Next(_orders.Count)] is var id && !_shop.Book.CancelAsync(_shop.Manager, id).GetAwaiter().GetResult().IsRefused)
        {
            _canceled.Add(id);
        }
    }

    /// <summary>A manager looks after downloads that failed.</summary>
    private void HelpOut()
    {
        AsPerson(() => OrdersOf(OrderStatus.DownloadFailed).Concat(OrdersOf(OrderStatus.Failed)).ToList().ForEach(id => _shop.Book.RetryAsync(_shop.Manager, id).GetAwaiter().GetResult()));
        Time.In(20_000, HelpOut);
    }

    private bool IsOver() => Count("orders WHERE status NOT IN ('shipped', 'canceled')") == 0;

    private int Count(string what, object? arguments = null) => _shop.Store.Read(session => session.Value<int>($"SELECT COUNT(*) FROM {what}", arguments));

    /// <summary>Whoever is heard has the newest fence.</summary>
    private Outcome<T> Judge<T>(LeaseId lease, long? fence, Outcome<T> answer)
    {
        if (!answer.IsRefused)
        {
            Assert.Equal(_granted[new TaskId(_shop.Store.Read(session => session.Value<string>("SELECT task_id FROM leases WHERE id = @Lease", new { Lease = lease }))!)], fence);
        }
        else
        {
            Tally.Add("fenced off", answer.Problem.Type is ProblemTypes.LeaseLost ? 1 : 0);
            Tally.Add("told of a cancellation", answer.Problem.Type is ProblemTypes.Canceled ? 1 : 0);
        }

        CheckAlways();
        return answer;
    }

    private void CheckAlways()
    {
        if (_checked == _shop.Store.Changes)
        {
            return;
        }

        _checked = _shop.Store.Changes;
        Assert.Null(_shop.Store.Read(session => session.Value<string>(
            """
            SELECT 'Two leases hold the same task.' FROM leases WHERE state = 'active' GROUP BY task_id HAVING COUNT(*) > 1
            UNION ALL SELECT 'A lease holds no task.' FROM leases LEFT JOIN tasks ON tasks.lease_id = leases.id WHERE leases.state = 'active' AND tasks.id IS NULL
            UNION ALL SELECT 'Two cards are in the same slot.' FROM tasks WHERE lease_id IS NOT NULL AND slot IS NOT NULL GROUP BY site, slot HAVING COUNT(*) > 1
            UNION ALL SELECT 'A card is written elsewhere than its order is.' FROM tasks JOIN orders ON orders.id = tasks.order_id
                WHERE tasks.lease_id IS NOT NULL AND tasks.kind <> 'creator' AND tasks.site IS NOT orders.site
            UNION ALL SELECT 'A cancelled order lives.' FROM orders WHERE canceled = 1 AND status <> 'canceled'
            """)));
    }

    private void CheckEnd()
    {
        foreach (var id in _orders)
        {
            var order = _shop.Book.GetAsync(_shop.Manager, id).GetAwaiter().GetResult().Value!;
            _trace.Append($"{order.Status}\n");
            Assert.Equal(_canceled.Contains(id) ? OrderStatus.Canceled : OrderStatus.Shipped, order.Status);
            if (!_canceled.Contains(id))
            {
                var cards = order.Tasks!.Where(task => task.Kind == TaskKind.Writer).Select(task => _accepted[task.Id]).ToList();
                Assert.Equal(order.Quantity, cards.Distinct().Count());
            }
        }

        Assert.All(_sites, site => Assert.Empty(site.Files));
        Tally.Add("orders sent", _orders.Count - _canceled.Count);
        Tally.Add("cards written", _accepted.Count);
        Tally.Add("cards whose writer was away", Count("transitions WHERE status = 'needs_attention' AND who = 'scheduler'"));
        Tally.Add("cards taken up again", Count("transitions WHERE previous = 'needs_attention' AND status = 'received'"));
        Tally.Add("cards tried again", Count("transitions WHERE why = 'to be tried again'"));
        Tally.Add("cards moved", Count("transitions WHERE why = 'to be written in any slot'"));
    }
}
