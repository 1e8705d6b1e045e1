using System.Text;
using Cardshop.TestKit;
using Cardshop.Warehouse.Access;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace Cardshop.Warehouse.Tests.Access;

/// <summary>Whatever body comes, the door to governance answers, and never with a defect of ours.</summary>
public sealed class GovernanceFuzzTests : IAsyncLifetime
{
    private const string Name = "kiwix/a.img";

    private WarehouseServer _server = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await WarehouseServer.StartAsync();
        await _server.PutAsync(Name, [1, 2, 3]);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public void Any_wish_for_a_grant_is_granted_or_refused() => Fuzz(
        door => door.GrantAsync,
        """{"name": "kiwix/b.img", "max_length": 1000, "expires": "2026-01-01T00:00:00Z", "channel": "kiwix", "owner": "w", "keep_until": "2026-02-01T00:00:00Z", "replaces": true, "fence": 7}""");

    [Fact]
    public void Any_wish_for_a_link_is_granted_or_refused() => Fuzz(door => door.LinkAsync, """{"name": "kiwix/a.img", "expires": "2026-01-01T00:00:00Z"}""");

    [Fact]
    public async Task Any_wish_to_keep_an_object_is_granted_or_refused()
    {
        foreach (var edge in new[] { "null", "\"0001-01-01T00:00:00Z\"", "\"9999-12-31T23:59:59.9999999Z\"", "\"2027-01-01T00:00:00+14:00\"" })
        {
            var body = Encoding.UTF8.GetBytes($"{{\"expires\": {edge}}}");
            Assert.Equal(200, await CallAsync(context => _server.Service<GovernanceDoor>().RetainAsync(context, Name), body));
        }

        // Of an object that is not there: the wish is read all the same, and nothing waits for the disk.
        Fuzz(door => context => door.RetainAsync(context, "kiwix/other.img"), """{"expires": "2027-01-01T00:00:00Z"}""");
    }

    private void Fuzz(Func<GovernanceDoor, Func<HttpContext, Task<IResult>>> open, string sample, [System.Runtime.CompilerServices.CallerMemberName] string test = "")
    {
        var handle = open(_server.Service<GovernanceDoor>());
        new Fuzzer([Encoding.UTF8.GetBytes(sample), "{}"u8.ToArray(), "[[1e999]]"u8.ToArray(), "{\"name\": \"\\ud800\"}"u8.ToArray()]).Run(
            bytes => Assert.InRange(CallAsync(handle, bytes).WaitAsync(TimeSpan.FromSeconds(5)).GetAwaiter().GetResult(), 200, 499), _ => false, test: test);
    }

    private async Task<int> CallAsync(Func<HttpContext, Task<IResult>> handle, byte[] body)
    {
        var context = new DefaultHttpContext { RequestServices = _server.Service<IServiceProvider>() };
        context.Request.Method = "POST";
        context.Request.Scheme = "http";
        context.Request.Host = new HostString("warehouse.example");
        context.Request.ContentType = "application/json";
        context.Request.Body = new MemoryStream(body);
        context.Request.ContentLength = body.Length;
        context.Request.Headers.Authorization = $"Bearer {WarehouseServer.ServiceToken}";
        await (await handle(context)).ExecuteAsync(context);
        return context.Response.StatusCode;
    }
}
