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
using Cardshop.Scheduler.Sites;
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
        foreach (var site in Sites)
        {
            Store.Write(session => session.Execute(
                "INSERT INTO users (id, username, name_key, email, email_key, password, role, active, created) VALUES (@Site, @Site, @Site, @Mail, @Mail, '', 'writer', 1, 0)", new { Site = site, Mail = $"{site}@example.org" }));
            _ = new SiteBook(Store, clock).CreateAsync(root, new SiteRequest { Slug = site, Account = site });
        }

        (Manager, Creator) = (root, new Principal(new UserId("u"), "creator", Role.Creator, null));
        Restart();
    }

    /// <summary>Sites, each with an account of the same name.</summary>
    public static IReadOnlyList<string> Sites { get; } = ["one", "two"];

    public InlineStore Store { get; }

    /// <summary>How often the queue has said that there may be something to do.</summary>
    public int Wakes { get; private set; }

    public Principal Manager { get; }

    public Principal Creator { get; }

    public TaskQueue Queue { get; private set; } = null!;

    public WorkerRegistry Registry { get; private set; } = null!;

    public OrderDesk Desk { get; private set; } = null!;

    public OrderBook Book { get; private set; } = null!;

    public Pulse Pulse { get; private set; } = null!;

    public TaskBook Tasks { get; private set; } = null!;

    public CardDesk Cards { get; private set; } = null!;

    public Parcels Parcels { get; private set; } = null!;

    public Relocation Relocation { get; private set; } = null!;

    public void Restart()
    {
        Wake();
        var signals = new QueueSignals { Ready = Wake };
        var vault = new PlainVault();
        var (outbox, links) = (new Outbox(_clock, _ids), new SignedLinks(_clock, _ids, vault, new SchedulerOptions()));
        var mails = new OrderMails(outbox, links, _clock);
        var board = new Board(_clock, new EventLog(_clock), mails, new SiteMails(outbox, links, _clock));
        Queue = new TaskQueue(_clock, _ids, new QueueOptions(), board, signals);
        Registry = new WorkerRegistry(Store, _clock, _ids, signals);
        Desk = new OrderDesk(Store, _clock, _ids, vault, new StubPlanner(), board, mails, signals);
        Book = new OrderBook(Store, _clock, vault, board, new QueueOptions(), signals);
        Tasks = new TaskBook(Store, _clock, Book);
        Cards = new CardDesk(Store, _clock, board, signals);
        Parcels = new Parcels(Store, _clock, board);
        Relocation = new Relocation(Store, _clock, board, signals);
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

    /// <summary>There may be something to do.</summary>
    public void Wake()
    {
        _wakened = true;
        Wakes++;
    }

    /// <summary>The account of a site.</summary>
    public static Principal Station(string site) => new(new UserId(site), site, Role.Writer, null);

    /// <summary>Looks for a task of a site, as who has just come to the desk does.</summary>
    public Assignment? Claim(string site, ClaimRequest request)
    {
        var row = Registry.SeenAsync(Station(site), request, default).GetAwaiter().GetResult();
        return Store.Write(session => Queue.Assign(session, [new Claimant(row, [.. request.Kinds!], new HashSet<string>(), new HashSet<string>())])).SingleOrDefault();
    }

    public ValueTask DisposeAsync() => Store.DisposeAsync();
}
