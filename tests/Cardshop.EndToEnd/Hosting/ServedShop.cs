using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;
using Cardshop.Contracts.Accounts;
using Cardshop.Contracts.Client;
using Cardshop.EndToEnd.Setting;
using Cardshop.TestKit;

namespace Cardshop.EndToEnd.Hosting;

/// <summary>The program serving, as a process of its own on ports of its own, and clients of it.</summary>
internal sealed class ServedShop : IDisposable
{
    public const string Password = "correct horse battery";

    private readonly List<IDisposable> _used = [];

    public Workbench Bench { get; } = new();

    /// <summary>The data folder.</summary>
    public string Data => Bench["data"];

    /// <summary>Variables for what is started from now on.</summary>
    public Dictionary<string, string> Settings { get; } = new(StringComparer.Ordinal);

    /// <summary>How the program is started.</summary>
    public ProcessStartInfo Start(params IEnumerable<string> arguments)
    {
        var start = Bench.Start(arguments);
        foreach (var (name, value) in Settings)
        {
            start.Environment[name] = value;
        }

        return start;
    }

    /// <summary>Starts it with <c>--json</c>, and waits until it is ready.</summary>
    /// <returns>The process, and what it said.</returns>
    public async Task<(ServiceProcess Process, JsonElement Ready)> ServeAsync(params IEnumerable<string> arguments)
    {
        IReadOnlyList<string> all = [.. arguments, "--json"];
        var process = new ServiceProcess(() => Start(all));
        _used.Add(process);
        return (process, await process.StartAsync());
    }

    /// <summary>Starts all of a shop in the data folder, on any port that is free.</summary>
    public Task<(ServiceProcess Process, JsonElement Ready)> UpAsync(params IEnumerable<string> arguments) =>
        ServeAsync(["up", "--data", Data, "--urls", "http://127.0.0.1:0", .. arguments]);

    /// <summary>Runs the program to its end.</summary>
    public ToolResult Try(params IEnumerable<string> arguments) => Tool.Try(Start(arguments));

    /// <summary>A connection; a certificate must have the fingerprint that is given.</summary>
    public HttpClient Http(string address, string? fingerprint = null)
    {
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false };
        handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, _, _) =>
            string.Equals(certificate?.GetCertHashString(HashAlgorithmName.SHA256), fingerprint, StringComparison.OrdinalIgnoreCase);
        var http = new HttpClient(handler) { BaseAddress = new Uri(address), Timeout = TimeSpan.FromMinutes(1) };
        _used.Add(http);
        return http;
    }

    public SchedulerClient Client(HttpClient http, string? username = null)
    {
        var client = new SchedulerClient(http, TimeProvider.System)
        {
            Credentials = username is null ? null : new Credentials { Username = username, Password = Password },
        };
        _used.Add(client);
        return client;
    }

    /// <summary>Makes the first manager by the link that a new shop says.</summary>
    public async Task<SchedulerClient> ManagerAsync(JsonElement ready)
    {
        var http = Http(ready.GetProperty("api").GetString()!);
        if (ready.TryGetProperty("setup", out var link))
        {
            await Client(http).SetUpAsync(Manager(link.GetString()!));
        }

        return Client(http, "ann");
    }

    /// <summary>What the page behind a link asks for.</summary>
    public static FirstManager Manager(string link, string name = "ann") =>
        new() { Token = new Uri(link).Segments[^1], Username = name, Email = $"{name}@example.org", Password = Password };

    public void Dispose()
    {
        _used.Reverse();
        _used.ForEach(used => used.Dispose());
        Bench.Dispose();
    }
}
