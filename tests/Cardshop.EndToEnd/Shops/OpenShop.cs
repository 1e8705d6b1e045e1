using System.Diagnostics;
using Cardshop.Contracts.Accounts;
using Cardshop.Contracts.Client;
using Cardshop.Contracts.Ids;
using Cardshop.Contracts.Problems;
using Cardshop.Contracts.Shop;
using Cardshop.EndToEnd.Hosting;
using Cardshop.EndToEnd.Setting;
using Cardshop.Primitives.Connections;
using Cardshop.TestKit;
using Cardshop.TestKit.Http;
using Xunit;

namespace Cardshop.EndToEnd.Shops;

/// <summary>A shop whose parts are processes of their own, at a place of its own, with a manager who can order.</summary>
internal sealed class OpenShop : IDisposable
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(3);

    private readonly ServedShop _served = new();
    private readonly List<IDisposable> _parts = [];

    public OpenShop()
    {
        ToolBase.Make(Bench["base.img"]);
        Settings["CARDSHOP__SCHEDULER__SOURCES__ALLOWED_FOLDERS__0"] = Bench.Folder;
        Http = new HttpClient(new SocketsHttpHandler { ConnectCallback = TcpDialer.ConnectAsync }) { BaseAddress = new Uri($"http://127.0.0.1:{SchedulerPort}/"), Timeout = TimeSpan.FromMinutes(2) };
        Manager = new SchedulerClient(Http, TimeProvider.System) { Credentials = new Credentials { Username = "ann", Password = ServedShop.Password } };
    }

    public Workbench Bench => _served.Bench;

    /// <summary>The base that recipes are made on.</summary>
    public Uri Base => Bench.Url("base.img");

    /// <summary>The settings of all parts that are started from now on.</summary>
    public Dictionary<string, string> Settings => _served.Settings;

    public int SchedulerPort { get; } = FreePort.Next();

    public HttpClient Http { get; }

    /// <summary>Of the certificate of all services in one process; null without TLS.</summary>
    public string? Fingerprint { get; private set; }

    /// <summary>The first manager.</summary>
    public SchedulerClient Manager { get; }

    /// <summary>A part of the shop, not started yet.</summary>
    public ServiceProcess Part(params string[] arguments) => Part(new Dictionary<string, string>(StringComparer.Ordinal), arguments);

    /// <summary>A part of the shop with settings of its own, not started yet.</summary>
    public ServiceProcess Part(Dictionary<string, string> settings, params string[] arguments)
    {
        var part = new ServiceProcess(() => Start(settings, arguments));
        _parts.Add(part);
        return part;
    }

    /// <summary>Starts all services in one process, and makes the first manager.</summary>
    public async Task<ServiceProcess> UpAsync()
    {
        var up = Part("up", "--data", Bench["shop"], "--urls", $"http://127.0.0.1:{SchedulerPort}", "--json");
        var ready = await up.StartAsync();
        Fingerprint = ready.TryGetProperty("fingerprint", out var fingerprint) ? fingerprint.GetString() : null;
        await SetUpAsync(ready.GetProperty("setup").GetString()!);
        return up;
    }

    /// <summary>
    /// Starts scheduler, warehouse and creator, each in a process of its own, and makes the first manager. Leases are short: a worker that was killed
    /// holds its task until the lease runs out.
    /// </summary>
    public async Task<List<ServiceProcess>> StartApartAsync()
    {
        const string Queue = "CARDSHOP__SCHEDULER__QUEUE__";
        const string ServiceToken = "a token that only these two know, and long";
        var address = $"http://127.0.0.1:{FreePort.Next()}";
        Settings[Queue + "LEASE"] = "5s";
        Settings[Queue + "HEARTBEAT"] = "1s";
        Settings[Queue + "ATTEMPTS"] = "10000";
        Settings[Queue + "LONGEST_PAUSE"] = "2s";
        Settings[Queue + "FAILURE_PAUSE"] = "1s";
        Settings[Queue + "WAREHOUSE_PAUSE"] = "1s";
        Settings["CARDSHOP__SCHEDULER__WAREHOUSE__URL"] = address;
        Settings["CARDSHOP__SCHEDULER__WAREHOUSE__TOKEN"] = ServiceToken;
        Settings["CARDSHOP__WAREHOUSE__SERVICE_TOKEN"] = ServiceToken;
        Settings["CARDSHOP__WAREHOUSE__SCHEDULER__URL"] = Http.BaseAddress!.AbsoluteUri;
        var scheduler = Part("serve", "--services", "scheduler", "--data", Bench["scheduler"], "--urls", Http.BaseAddress.AbsoluteUri, "--json");
        var warehouse = Part("serve", "--services", "warehouse", "--data", Bench["warehouse"], "--urls", address, "--json");
        await SetUpAsync((await scheduler.StartAsync()).GetProperty("setup").GetString()!);
        await warehouse.StartAsync();
        var creator = await CreatorAsync();
        creator.Start();
        return [scheduler, warehouse, creator];
    }

    /// <summary>Follows the link that a new shop prints.</summary>
    public Task SetUpAsync(string link) => Manager.SetUpAsync(ServedShop.Manager(link), TestContext.Current.CancellationToken);

    /// <summary>Orders a download.</summary>
    public Task<Order> OrderAsync(string recipe, string? name = null) =>
        Manager.PlaceOrderAsync(Download(recipe, name), Guid.NewGuid().ToString(), TestContext.Current.CancellationToken);

    /// <summary>The order of a download.</summary>
    public static NewOrder Download(string recipe, string? name = null) =>
        new(recipe, name, Media: new Media(MediaType.Virtual), Client: new Person("Ann", "ann@example.org", "en"));

    /// <summary>A creator beside the shop, with an account of its own, not started yet.</summary>
    public async Task<ServiceProcess> CreatorAsync()
    {
        const string Maker = "maker";
        await Manager.CreateUserAsync(
            new NewUser { Username = Maker, Email = "maker@example.org", Password = ServedShop.Password, Role = Role.Creator }, TestContext.Current.CancellationToken);
        return Part(
            new Dictionary<string, string>(StringComparer.Ordinal) { ["CARDSHOP_URL"] = Http.BaseAddress!.AbsoluteUri, ["CARDSHOP_USER"] = Maker, ["CARDSHOP_PASSWORD"] = ServedShop.Password },
            "work", "creator", "--slots", "2", "--allow-folder", Bench.Folder);
    }

    /// <summary>Waits until an order is over one way or another; it must end as expected.</summary>
    public async Task<Order> AwaitAsync(OrderId id, OrderStatus expected)
    {
        var deadline = TimeProvider.System.GetUtcNow() + LongestWait;
        while (true)
        {
            var order = await InsistAsync(() => Manager.GetOrderAsync(id, TestContext.Current.CancellationToken));
            if (order.Status is not (OrderStatus.Created or OrderStatus.Creating))
            {
                Assert.True(order.Status == expected, $"{order.Status}: {string.Join('\n', order.History!.Select(step => $"{step.Subject} {step.To}: {step.Why}"))}");
                return order;
            }

            Assert.True(TimeProvider.System.GetUtcNow() < deadline, $"{id} is not over: {order.Status}");
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Asks until there is an answer, as anybody would whose connection broke.</summary>
    public static async Task<T> InsistAsync<T>(Func<Task<T>> ask)
    {
        var deadline = TimeProvider.System.GetUtcNow() + LongestWait;
        while (true)
        {
            try
            {
                return await ask();
            }
            catch (Exception error) when (IsPassing(error) && TimeProvider.System.GetUtcNow() < deadline)
            {
                await Task.Delay(100, TestContext.Current.CancellationToken);
            }
        }
    }

    /// <summary>Whether an error is one of those that are over when the shop is back.</summary>
    public static bool IsPassing(Exception error) => error is HttpRequestException or IOException or ProblemException { IsTransient: true };

    public void Dispose()
    {
        _parts.ForEach(part => part.Dispose());
        Manager.Dispose();
        Http.Dispose();
        _served.Dispose();
    }

    private ProcessStartInfo Start(Dictionary<string, string> settings, string[] arguments)
    {
        var start = _served.Start(arguments);
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        return start;
    }
}
