using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using Cardshop.TestKit;
using Cardshop.TestKit.Http;

namespace Cardshop.Benchmarks.Warehouse;

/// <summary>A warehouse with an FTP door, in a process of its own.</summary>
internal sealed class FtpWarehouse : IDisposable
{
    public const string Username = "scheduler";
    public const string Token = "a token for measurements, long enough";

    private readonly ServiceProcess _process;
    private readonly HttpClient _http;

    public FtpWarehouse(string data, string certificate)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort.Next()}/");
        _http = new HttpClient { BaseAddress = address };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        _process = new ServiceProcess(() =>
        {
            var start = new ProcessStartInfo(
                Path.Combine(AppContext.BaseDirectory, "cardshop"),
                ["serve", "--services", "warehouse", "--data", data, "--urls", address.GetLeftPart(UriPartial.Authority), "--certificate", certificate, "--json"]);
            start.Environment["CARDSHOP__WAREHOUSE__SERVICE_TOKEN"] = Token;
            start.Environment["CARDSHOP__WAREHOUSE__FTP__PORT"] = "0";
            start.Environment["CARDSHOP__WAREHOUSE__FTP__MAX_SESSIONS_PER_ADDRESS"] = "256";
            return start;
        });
        var ready = _process.StartAsync().GetAwaiter().GetResult();
        Port = new Uri(ready.GetProperty("ftp").GetString()!).Port;
        Fingerprint = ready.GetProperty("fingerprint").GetString()!;
    }

    public int Port { get; }

    public string Fingerprint { get; }

    /// <summary>Removes an object, if it is there.</summary>
    public void Remove(string name) => _http.DeleteAsync(new Uri($"v1/warehouse/objects/{name}", UriKind.Relative)).GetAwaiter().GetResult().Dispose();

    /// <summary>Resident bytes.</summary>
    public long Memory() => long.Parse(
        File.ReadLines($"/proc/{_process.Id}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal))["VmRSS:".Length..].Replace("kB", "", StringComparison.Ordinal),
        CultureInfo.InvariantCulture) * 1024;

    public void Dispose()
    {
        _process.Dispose();
        _http.Dispose();
    }
}
