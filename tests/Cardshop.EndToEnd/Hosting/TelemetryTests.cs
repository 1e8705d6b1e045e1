using Xunit;

namespace Cardshop.EndToEnd.Hosting;

/// <summary>Traces, metrics and logs go to where the variables of OpenTelemetry say.</summary>
public sealed class TelemetryTests : IDisposable
{
    private readonly ServedShop _shop = new();

    public void Dispose() => _shop.Dispose();

    [Fact]
    public async Task A_collector_gets_traces_by_route_metrics_and_logs_without_secrets()
    {
        await using var collector = await Collector.StartAsync();
        _shop.Settings["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Address;
        _shop.Settings["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf";
        _shop.Settings["OTEL_METRIC_EXPORT_INTERVAL"] = "500";
        _shop.Settings["OTEL_RESOURCE_ATTRIBUTES"] = "deployment.environment=school";
        var (process, ready) = await _shop.UpAsync();
        var link = new Uri(ready.GetProperty("setup").GetString()!);
        using (await _shop.Http(ready.GetProperty("api").GetString()!).GetAsync(link))
        {
        }

        // What is left is sent at the end.
        process.Stop();
        Assert.Contains("GET /setup/{token}", collector["/v1/traces"], StringComparison.Ordinal);
        Assert.Contains("kestrel.active_connections", collector["/v1/metrics"], StringComparison.Ordinal);
        Assert.Contains("SQLite", collector["/v1/logs"], StringComparison.Ordinal);
        Assert.All(["/v1/traces", "/v1/metrics", "/v1/logs"], path =>
        {
            Assert.Contains("cardshop", collector[path], StringComparison.Ordinal);
            Assert.Contains("school", collector[path], StringComparison.Ordinal);
            Assert.DoesNotContain(link.Segments[^1], collector[path], StringComparison.Ordinal);
        });
    }
}
