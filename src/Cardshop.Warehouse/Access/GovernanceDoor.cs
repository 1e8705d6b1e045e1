using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Cardshop.Warehouse.Links;
using Cardshop.Warehouse.Objects;
using Cardshop.Warehouse.Problems;
using Cardshop.Warehouse.Upkeep;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Cardshop.Warehouse.Access;

/// <summary>What the scheduler and managers do: hand out grants and links, list objects, keep them longer, delete them.</summary>
internal sealed class GovernanceDoor(
    IObjectStore store, Doorkeeper doorkeeper, Grants grants, SignedLinks links, Scrubber scrubber, TimeProvider clock, IOptions<WarehouseOptions> options)
{
    private const int MostItems = 1000;

    /// <summary><c>POST …/grants</c></summary>
    public async Task<IResult> GrantAsync(HttpContext context)
    {
        var (caller, refusal) = await doorkeeper.CallerAsync(context);
        if (refusal is not null)
        {
            return refusal;
        }

        if (await ReadAsync(context, WarehouseJson.Default.GrantWish) is not { } wish || !ObjectName.TryParse(wish.Name, out var name)
            || wish.MaxLength < 0 || wish.Expires - clock.GetUtcNow() > KeyRing.LongestLife)
        {
            return ProblemKind.BadRequest.With("A grant needs a name, max_length in bytes and expires, at most 366 days ahead.");
        }

        if (!caller!.Governs(wish.Channel))
        {
            return ProblemKind.Forbidden.With($"{name}: grants are handed out by the scheduler and the managers of the channel.");
        }

        var token = grants.Issue(new Grant(name, wish.MaxLength, wish.Expires)
        {
            Channel = wish.Channel,
            Owner = wish.Owner,
            KeepUntil = wish.KeepUntil,
            Replaces = wish.Replaces,
            Fence = wish.Fence,
        });
        return Results.Json(new IssuedGrant(token, new Uri(Address(context, "uploads"))), WarehouseJson.Default.IssuedGrant);
    }

    /// <summary><c>POST …/links</c></summary>
    public async Task<IResult> LinkAsync(HttpContext context)
    {
        var wish = await ReadAsync(context, WarehouseJson.Default.LinkWish);
        if (!ObjectName.TryParse(wish?.Name, out var name))
        {
            return ProblemKind.BadRequest.With("A link needs the name of an object, and may have expires.");
        }

        var (stored, refusal) = await GovernedAsync(context, name);
        if (refusal is not null)
        {
            return refusal;
        }

        var now = clock.GetUtcNow();
        var expires = wish!.Expires ?? now + options.Value.LinkLifetime;
        expires = stored!.Expires < expires ? stored.Expires.Value : expires;
        return expires - now > KeyRing.LongestLife
            ? ProblemKind.BadRequest.With("A link can be valid for 366 days at most.")
            : Results.Json(new IssuedLink(new Uri(Address(context, $"objects/{name}{links.Sign(name, expires)}")), expires), WarehouseJson.Default.IssuedLink);
    }

    /// <summary><c>GET …/objects</c></summary>
    public async Task<IResult> ListAsync(HttpContext context)
    {
        var (caller, refusal) = await doorkeeper.CallerAsync(context);
        if (refusal is not null)
        {
            return refusal;
        }

        var query = context.Request.Query;
        var limit = int.TryParse(query["limit"], out var wanted) ? Math.Clamp(wanted, 1, MostItems) : 100;
        var (items, after) = (new List<StoredObject>(), (string?)query["after"]);
        while (items.Count < limit && store.List(query["prefix"].ToString(), after, MostItems) is { Count: > 0 } page)
        {
            items.AddRange(page.Where(stored => caller!.Sees(stored.Channel)).Take(limit - items.Count));
            after = items.Count == limit ? items[^1].Name.ToString() : page[^1].Name.ToString();
        }

        return Results.Json(new ObjectPage(items, items.Count == limit ? after : null), WarehouseJson.Default.ObjectPage);
    }

    /// <summary><c>DELETE …/objects/NAME</c></summary>
    public async Task<IResult> DeleteAsync(HttpContext context, string path)
    {
        if (!ObjectName.TryParse(path, out var name))
        {
            return ProblemKind.NotFound.With("There is no such object: that cannot be a name.");
        }

        var (_, refusal) = await GovernedAsync(context, name);
        return refusal ?? (await Task.Run(() => store.Delete(name)) ? Results.NoContent() : Doorkeeper.Missing(name));
    }

    /// <summary><c>PATCH …/objects/NAME</c> with <c>{"expires":…}</c></summary>
    public async Task<IResult> RetainAsync(HttpContext context, string path)
    {
        if (!ObjectName.TryParse(path, out var name) || await ReadAsync(context, WarehouseJson.Default.RetentionWish) is not { } wish)
        {
            return ProblemKind.BadRequest.With("Until when is the object to be kept? Send {\"expires\":\"2027-01-01T00:00:00Z\"}, or null for ever.");
        }

        var (_, refusal) = await GovernedAsync(context, name);
        if (refusal is not null)
        {
            return refusal;
        }

        return await Task.Run(() => store.Retain(name, wish.Expires)) is { } stored
            ? Results.Json(stored, WarehouseJson.Default.StoredObject)
            : Doorkeeper.Missing(name);
    }

    /// <summary><c>GET …/space</c></summary>
    public async Task<IResult> SpaceAsync(HttpContext context)
    {
        var (caller, refusal) = await doorkeeper.CallerAsync(context);
        return refusal ?? (caller!.Governs(caller.Channel)
            ? Results.Json(store.Space, WarehouseJson.Default.StoreSpace)
            : ProblemKind.Forbidden.With("How much room there is concerns the scheduler and managers."));
    }

    /// <summary><c>GET …/scrub</c>: what was found last; <c>POST</c> reads everything once more.</summary>
    public async Task<IResult> ScrubAsync(HttpContext context)
    {
        var (caller, refusal) = await doorkeeper.CallerAsync(context);
        if (refusal is not null || !caller!.Governs(channel: null))
        {
            return refusal ?? ProblemKind.Forbidden.With("The state of the whole warehouse concerns the scheduler and managers of all channels.");
        }

        var report = HttpMethods.IsPost(context.Request.Method) ? await scrubber.RunAsync(options.Value.ScrubRate, context.RequestAborted) : scrubber.Report;
        return report is null ? Results.NoContent() : Results.Json(report, WarehouseJson.Default.ScrubReport);
    }

    private static string Address(HttpContext context, string path) =>
        $"{context.Request.Scheme}://{context.Request.Host}{context.Request.PathBase}{WarehouseRoutes.Prefix}/{path}";

    private static async Task<T?> ReadAsync<T>(HttpContext context, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return context.Request.HasJsonContentType() ? await context.Request.ReadFromJsonAsync(type, context.RequestAborted) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private async Task<(StoredObject? Stored, IResult? Refusal)> GovernedAsync(HttpContext context, ObjectName name)
    {
        var (caller, refusal) = await doorkeeper.CallerAsync(context);
        if (refusal is not null || store.Find(name) is not { } stored || !caller!.Sees(stored.Channel))
        {
            return (null, refusal ?? Doorkeeper.Missing(name));
        }

        return caller.Governs(stored.Channel)
            ? (stored, null)
            : (null, ProblemKind.Forbidden.With($"{name}: only the scheduler and managers of its channel may do that."));
    }
}
