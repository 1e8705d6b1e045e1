using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Cardshop.EndToEnd.Hosting;

/// <summary>Takes whatever is posted to it, as a collector of telemetry does.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, StringBuilder> _bodies = new(StringComparer.Ordinal);
    private readonly WebApplication _app;

    private Collector()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _app = builder.Build();
        _app.MapPost("/{**path}", TakeAsync);
    }

    public string Address => _app.Urls.Single() + "/";

    /// <summary>What came to an address, as Latin 1: texts in it can be found.</summary>
    public string this[string path] => _bodies.TryGetValue(path, out var body) ? body.ToString() : "";

    public static async Task<Collector> StartAsync()
    {
        var collector = new Collector();
        await collector._app.StartAsync();
        return collector;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        _bodies.GetOrAdd(context.Request.Path, _ => new StringBuilder()).Append(Encoding.Latin1.GetString(body.ToArray()));
    }
}
