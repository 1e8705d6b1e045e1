using System.Globalization;
using System.Text;
using Cardshop.Contracts.Events;
using Cardshop.Contracts.Ids;
using Cardshop.Scheduler.Events;
using Cardshop.Scheduler.Orders;
using Cardshop.Scheduler.Outcomes;
using Cardshop.Scheduler.Queue;
using Cardshop.Scheduler.Store;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;

namespace Cardshop.Scheduler.Api;

/// <summary>Events as they happen (server-sent events, https://html.spec.whatwg.org/multipage/server-sent-events.html).</summary>
internal static class EventRoutes
{
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(15);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/orders/{id}/events", OfOrderAsync).Allow(Rights.Managers).WithTags("events").Produces<ShopEvent>(200, "text/event-stream");
        routes.MapGet("/v1/workers/{id}/events", OfWorkerAsync).Allow(Rights.Managers).WithTags("events").Produces<ShopEvent>(200, "text/event-stream");
        routes.MapGet("/v1/events", OfShopAsync).Allow(Rights.Managers).WithTags("events").Produces<ShopEvent>(200, "text/event-stream");
    }

    private static async Task<IResult> OfOrderAsync(Signed caller, OrderId id, IStore store, EventLog log, TimeProvider clock, IHostApplicationLifetime lifetime, HttpContext context)
    {
        var order = await store.ReadAsync(session => OrderBook.Find(session, caller.Principal, id), context.RequestAborted);
        return order is null
            ? Answers.Problem(Refusal.NotFound("order", id))
            : await StreamAsync(new EventScope(Order: id.Value), fromStart: true, store, log, clock, lifetime, context);
    }

    private static async Task<IResult> OfWorkerAsync(Signed caller, WorkerId id, IStore store, EventLog log, TimeProvider clock, IHostApplicationLifetime lifetime, HttpContext context)
    {
        var worker = await store.ReadAsync(session => WorkerRegistry.Find(session, caller.Principal, id), context.RequestAborted);
        return worker is null
            ? Answers.Problem(Refusal.NotFound("worker", id))
            : await StreamAsync(new EventScope(Worker: id.Value), fromStart: false, store, log, clock, lifetime, context);
    }

    private static Task<IResult> OfShopAsync(Signed caller, IStore store, EventLog log, TimeProvider clock, IHostApplicationLifetime lifetime, HttpContext context) =>
        StreamAsync(new EventScope(Channel: caller.Principal.Channel), fromStart: false, store, log, clock, lifetime, context);

    private static async Task<IResult> StreamAsync(
        EventScope scope, bool fromStart, IStore store, EventLog log, TimeProvider clock, IHostApplicationLifetime lifetime, HttpContext context)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        var after = long.TryParse(context.Request.Headers["Last-Event-ID"].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var last) ? last
            : fromStart ? 0
            : await store.ReadAsync(EventLog.Last, end.Token);
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers["X-Accel-Buffering"] = "no";
        try
        {
            await context.Response.Body.FlushAsync(end.Token);
            while (true)
            {
                var next = log.NextAsync();
                var events = await store.ReadAsync(session => EventLog.Read(session, scope, after), end.Token);
                foreach (var happened in events)
                {
                    await WriteAsync(context, $"id: {happened.Sequence}\nevent: {happened.Kind}\ndata: {happened.Data}\n\n", end.Token);
                    after = happened.Sequence;
                }

                if (events.Count == 0)
                {
                    await WaitAsync(next, clock, context, end.Token);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The client has gone, or the scheduler is going; the client comes back and says where it was.
        }
        catch (StoreException) when (context.Response.HasStarted)
        {
            // The answer cannot become another one any more; it ends, and the client comes back as above.
        }

        return Results.Empty;
    }

    private static async Task WaitAsync(Task next, TimeProvider clock, HttpContext context, CancellationToken cancellation)
    {
        try
        {
            await next.WaitAsync(KeepAlive, clock, cancellation);
        }
        catch (TimeoutException)
        {
            // A comment: it keeps proxies from closing a connection on which nothing happens.
            await WriteAsync(context, ":\n\n", cancellation);
        }
    }

    private static async Task WriteAsync(HttpContext context, string text, CancellationToken cancellation)
    {
        await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(text), cancellation);
        await context.Response.Body.FlushAsync(cancellation);
    }
}
