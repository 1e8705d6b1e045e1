using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Cardshop.Contracts.Accounts;
using Cardshop.Contracts.Client;
using Cardshop.Contracts.Shop;
using Cardshop.TestKit;
using Cardshop.TestKit.Http;

namespace Cardshop.Benchmarks.Shop;

/// <summary>A shop in a process of its own, as <c>cardshop up</c> starts it, with a manager and, if wanted, one order to make more of.</summary>
internal sealed class BenchShop : IDisposable
{
    private const string Password = "a password for measurements";

    private readonly ServiceProcess _process;
    private readonly HttpClient _http;

    /// <param name="folder">Where everything lies.</param>
    /// <param name="inputs">The folder that recipes may use files of.</param>
    /// <param name="arguments">The command that starts it, without the data folder.</param>
    public BenchShop(string folder, string inputs, params string[] arguments)
    {
        Data = Path.Combine(folder, "shop");
        var port = FreePort.Next();
        Address = new Uri($"http://127.0.0.1:{port}/");
        _http = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromMinutes(5) };
        Manager = new SchedulerClient(_http, TimeProvider.System) { Credentials = new Credentials { Username = "ann", Password = Password } };
        _process = new ServiceProcess(() =>
        {
            var start = new ProcessStartInfo(
                Path.Combine(AppContext.BaseDirectory, "cardshop"),
                [.. arguments, "--data", Data, "--urls", Address.GetLeftPart(UriPartial.Authority), "--json"]);
            start.Environment["CARDSHOP__SCHEDULER__SOURCES__ALLOWED_FOLDERS__0"] = inputs;
            start.Environment["CARDSHOP__SCHEDULER__LOGIN_BURST"] = "1000";
            return start;
        });
    }

    public string Data { get; }

    public Uri Address { get; }

    public SchedulerClient Manager { get; }

    /// <summary>Starts it; the first time, makes the manager.</summary>
    public void Start()
    {
        var ready = _process.StartAsync().GetAwaiter().GetResult();
        if (ready.TryGetProperty("setup", out var setup) && setup.ValueKind == JsonValueKind.String)
        {
            var manager = new FirstManager { Token = new Uri(setup.GetString()!).Segments[^1], Username = "ann", Email = "ann@example.org", Password = Password };
            Manager.SetUpAsync(manager).GetAwaiter().GetResult();
        }
    }

    public void Stop() => _process.Stop();

    /// <summary>A worker's client.</summary>
    public SchedulerClient Worker(string username, HttpMessageHandler handler) =>
        new(new HttpClient(handler, disposeHandler: false) { BaseAddress = Address, Timeout = TimeSpan.FromMinutes(5) }, TimeProvider.System)
        {
            Credentials = new Credentials { Username = username, Password = Password },
        };

    /// <summary>How a creator is started that works for this shop.</summary>
    public ProcessStartInfo CreatorStart(string username, string cache, string inputs) =>
        WorkerStart(username, "creator", "--cache", cache, "--allow-folder", inputs);

    /// <summary>How any worker is started that works for this shop.</summary>
    public ProcessStartInfo WorkerStart(string username, string kind, params IEnumerable<string> options)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "cardshop"), ["work", kind, "--shop", Address.AbsoluteUri, .. options]);
        start.Environment["CARDSHOP_USER"] = username;
        start.Environment["CARDSHOP_PASSWORD"] = Password;
        return start;
    }

    public void AddCreator(string username) => AddWorker(username, Role.Creator);

    /// <summary>A writer host, whose account has its name.</summary>
    public void AddSite(string name)
    {
        AddWorker(name, Role.Writer);
        Manager.CreateSiteAsync(new SiteRequest(name, Account: name)).GetAwaiter().GetResult();
    }

    /// <summary>Orders cards of 8 GB.</summary>
    public Order PlaceCardOrder(string recipe, int cards) => Manager.PlaceOrderAsync(new NewOrder(
        recipe, Media: new Media(MediaType.Physical, 8), Quantity: cards, Client: new Person("Ann", "ann@example.org", "en", "+1 2", "A street", "ML"), Channel: "main")).GetAwaiter().GetResult();

    private void AddWorker(string username, Role role) => Manager.CreateUserAsync(
        new NewUser { Username = username, Email = $"{username}@example.org", Password = Password, Role = role }).GetAwaiter().GetResult();

    public Order PlaceOrder(string recipe) => Manager.PlaceOrderAsync(
        new NewOrder(recipe, Media: new Media(MediaType.Virtual), Client: new Person("Ann", "ann@example.org", "en"), Channel: "main")).GetAwaiter().GetResult();

    /// <summary>Seconds of processor time so far.</summary>
    public double ProcessorTime()
    {
        using var process = Process.GetProcessById(_process.Id);
        return process.TotalProcessorTime.TotalSeconds;
    }

    /// <summary>Resident bytes.</summary>
    public long Memory() => long.Parse(
        File.ReadLines($"/proc/{_process.Id}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal))["VmRSS:".Length..].Replace("kB", "", StringComparison.Ordinal),
        CultureInfo.InvariantCulture) * 1024;

    public void Dispose()
    {
        _process.Dispose();
        Manager.Dispose();
        _http.Dispose();
    }
}
