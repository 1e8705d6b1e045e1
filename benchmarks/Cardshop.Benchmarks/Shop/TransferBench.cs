using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Cardshop.Benchmarks.Measuring;
using Cardshop.Benchmarks.Rendering;
using Cardshop.Benchmarks.Reporting;
using Cardshop.TestKit;
using Cardshop.TestKit.Http;

namespace Cardshop.Benchmarks.Shop;

/// <summary>A large object out of the warehouse and into it, against nginx: plain out, and in with what nginx leaves to others, sync and digest.</summary>
internal static class TransferBench
{
    private const string ServiceToken = "a token for measurements, long enough";
    private const string Name = "content.img";

    public static IReadOnlyList<Row> Run(BenchOptions options)
    {
        var source = Path.Combine(options.Work, Name);
        RandomFile.Write(source, options.LargeBytes, 4);
        var address = new Uri($"http://127.0.0.1:{FreePort.Next()}/");
        var data = Path.Combine(options.Work, "shop");
        using var warehouse = new ServiceProcess(() =>
        {
            var start = new ProcessStartInfo(
                Path.Combine(AppContext.BaseDirectory, "cardshop"),
                ["serve", "--services", "warehouse", "--data", data, "--urls", address.GetLeftPart(UriPartial.Authority), "--json"]);
            start.Environment["CARDSHOP__WAREHOUSE__SERVICE_TOKEN"] = ServiceToken;
            return start;
        });
        warehouse.StartAsync().GetAwaiter().GetResult();
        using var http = new HttpClient { BaseAddress = address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", ServiceToken);

        var dav = Directory.CreateDirectory(Path.Combine(options.Work, "dav")).FullName;
        using var nginx = new NginxServer(options.Work, "dav_methods PUT DELETE; client_max_body_size 0;");
        var put = new Side("nginx dav, sync, sha256sum", () => File.Delete(Path.Combine(dav, Name)), () => Programs.Time("sh", "-c",
            $"curl --silent --show-error --fail --upload-file {source} {nginx[$"/dav/{Name}"]} && sync {dav}/{Name} && sha256sum {dav}/{Name} > /dev/null"));
        var upload = new Side("verified upload", Remove, () => Programs.TimeChild("upload", new Uri(address, "v1/warehouse/uploads").AbsoluteUri, Grant(http), source));
        var uploads = Rounds.Run(options.Rounds, [put, upload]);

        var link = Link(http);
        var get = new Side("GET of nginx", () => { }, () => Get(nginx[$"/{Name}"]));
        var ours = new Side("GET of the warehouse", () => { }, () => Get(link));
        var downloads = Rounds.Run(options.Rounds, [get, ours]);
        var (down, up) = (Rounds.Ratio(downloads[get], downloads[ours], sample => sample.Wall), Rounds.Ratio(uploads[put], uploads[upload], sample => sample.Wall));
        return
        [
            new Row("HTTP GET of 4 GiB", "nginx, by curl", "≥ 0.7× its speed", $"{down.Median:0.00}×", down.Range("0.00"), down.Median >= 0.7),
            new Row("upload of 4 GiB, verified and durable", put.Name, "≥ 1× its speed", $"{up.Median:0.00}×", up.Range("0.00"), up.Median >= 1),
        ];

        void Remove() => http.DeleteAsync(new Uri($"v1/warehouse/objects/{Name}", UriKind.Relative)).GetAwaiter().GetResult().Dispose();
    }

    private static Sample Get(Uri url) => Programs.Time("curl", "--silent", "--show-error", "--fail", "--output", "/dev/null", url.AbsoluteUri);

    private static string Grant(HttpClient http) =>
        Ask(http, "v1/warehouse/grants", new { name = Name, max_length = 1L << 40, expires = TimeProvider.System.GetUtcNow().AddDays(1) }).GetProperty("grant").GetString()!;

    private static Uri Link(HttpClient http) => new(Ask(http, "v1/warehouse/links", new { name = Name }).GetProperty("url").GetString()!);

    private static JsonElement Ask(HttpClient http, string path, object wish)
    {
        using var response = http.PostAsJsonAsync(path, wish).GetAwaiter().GetResult();
        response.EnsureSuccessStatusCode();
        return response.Content.ReadFromJsonAsync<JsonElement>().GetAwaiter().GetResult();
    }
}
