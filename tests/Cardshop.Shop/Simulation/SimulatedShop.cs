using Cardshop.Contracts.Accounts;
using Cardshop.Contracts.Ids;
using Cardshop.Contracts.Queue;
using Cardshop.Contracts.Shop;
using Cardshop.Scheduler;
using Cardshop.Scheduler.Accounts;
using Cardshop.Scheduler.Events;
using Cardshop.Scheduler.Links;
using Cardshop.Scheduler.Mails;
using Cardshop.Scheduler.Orders;
using Cardshop.Scheduler.Queue;
using Cardshop.Scheduler.Shop;
using Cardshop.Scheduler.Store;
using Cardshop.Shop.Hosting;
using Cardshop.TestKit.Simulation;

namespace Cardshop.Shop.Simulation;

/// <summary>The scheduler's own classes over a store in memory. A restart makes them anew; only the store stays.</summary>
internal sealed class SimulatedShop : IAsyncDisposable
{
    private readonly IdSource _ids;
    private readonly SimulatedClock _clock;
    private bool _wakened;

    public SimulatedShop(SimulatedClock clock, Random random)
    {
        _clock = clock;
        _ids = new IdSource(clock, random.NextBytes);
        Store = InlineStore.Take();
        var root = new Principal(new UserId("root"), "root", Role.Manager, null);
        _ = new Channels(Store, clock).CreateAsync(root, new ChannelRequest { Slug = "kiwix", Name = "Kiwix" });
        _ = new Warehouses(Store, clock).CreateAsync(root, new WarehouseRequest { Slug = "download", UploadUri = "http://127.0.0.1:9/", DownloadUri = "http://127.0.0.1:9/" });
        Store.Write(session => session.Execute(
            "INSERT INTO users (id, username, name_key, email, email_key, password, role, active, created) VALUES ('u', 'creator', 'creator', 'c@example.org', 'c@example.org', '', 'creator', 1, 0)"));
        (Manager, Creator) = (root, new Principal(new UserId("u"), "creator", Role.Creator, null));
        Restart();
    }

    public InlineStore Store { get; }

    public Principal Manager { get; }

    public Principal Creator { get; }

    public TaskQueue Queue { get; private set; } = null!;

    public WorkerRegistry Registry { get; private set; } = null!;

    public OrderDesk Desk { get; private set; } = null!;

    public OrderBook Book { get; private set; } = null!;

    public Pulse Pulse { get; private set; } = null!;

    public void Restart()
    {
        _wakened = true;
        var signals = new QueueSignals { Ready = () => _wakened = true };
        var vault = new PlainVault();
        var mails = new OrderMails(new Outbox(_clock, _ids), new SignedLinks(_clock, _ids, vault, new SchedulerOptions()), _clock);
        var board = new Board(_clock, new EventLog(_clock), mails);
        Queue = new TaskQueue(_clock, _ids, new QueueOptions(), board, signals);
        Registry = new WorkerRegistry(Store, _clock, _ids, signals);
        Desk = new OrderDesk(Store, _clock, _ids, vault, new StubPlanner(), board, mails, signals);
        Book = new OrderBook(Store, _clock, vault, board, new QueueOptions(), signals);
        Pulse = new Pulse(Store, _clock, Queue, signals);
    }

    /// <summary>Looks for a task. Nobody looks again after there was none, until the queue says that there may be one: so it is with who waits at the desk.</summary>
    public Assignment? Claim(string worker)
    {
        if (!_wakened)
        {
            return null;
        }

        var row = Registry.SeenAsync(Creator, new ClaimRequest { Kinds = [TaskKind.Creator], Worker = worker }, default).GetAwaiter().GetResult();
        var assignment = Store.Write(session => Queue.Assign(session, [new Claimant(row, [TaskKind.Creator], new HashSet<string>(), new HashSet<string>())])).SingleOrDefault();
        _wakened = assignment is not null;
        return assignment;
    }

    public ValueTask DisposeAsync() => Store.DisposeAsync();
}
