using System.Security.Cryptography;
using System.Text;
using Cardshop.Contracts.Ids;
using Cardshop.Contracts.Json;
using Cardshop.Contracts.Problems;
using Cardshop.Contracts.Shop;
using Cardshop.Imaging.Planning;
using Cardshop.Primitives.Digests;
using Cardshop.Scheduler.Accounts;
using Cardshop.Scheduler.Audits;
using Cardshop.Scheduler.Mails;
using Cardshop.Scheduler.Outcomes;
using Cardshop.Scheduler.Protection;
using Cardshop.Scheduler.Queue;
using Cardshop.Scheduler.Recipes;
using Cardshop.Scheduler.Shop;
using Cardshop.Scheduler.Sites;
using Cardshop.Scheduler.Store;

namespace Cardshop.Scheduler.Orders;

/// <summary>Takes orders. What can be refused is refused here, with all reasons; an order, its tasks and its first mail are one transaction.</summary>
internal sealed class OrderDesk(
    IStore store, TimeProvider clock, IdSource ids, IVault vault, IRecipePlanner planner, Board board, OrderMails mails, QueueSignals signals)
{
    private const int DaysForEach = 14;

    /// <summary>What a card counts for, where a download of its size counts for one.</summary>
    private const int CardUnits = 10;
    private const int LongestKey = 200;

    /// <summary>Says what would come of a recipe.</summary>
    public async Task<Outcome<RecipePlan>> PlanAsync(RecipeRequest request, CancellationToken cancellation = default)
    {
        if (string.IsNullOrWhiteSpace(request.Recipe))
        {
            return Refusal.Invalid("recipe", "give the text of a recipe");
        }

        var plan = await planner.PlanAsync(request.Recipe, cancellation);
        return !plan.IsRefused && Fit(plan.Value, request.Media?.Size) is { } problem ? Refusal.RecipeRefused([problem]) : plan;
    }

    /// <summary>Takes an order.</summary>
    /// <param name="caller">Who places it.</param>
    /// <param name="wanted">What is wanted.</param>
    /// <param name="key">Makes it safe to send the order again: the same key and order give the order that was placed. Null for no such safety.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<Outcome<Order>> PlaceAsync(Principal caller, NewOrder wanted, string? key, CancellationToken cancellation = default)
    {
        var errors = OrderRules.Check(wanted);
        errors.AddRange(CardRules.Check(wanted));
        if (key is { Length: > LongestKey })
        {
            errors.Add(new FieldProblem("idempotency_key", $"give at most {LongestKey} characters"));
        }

        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(StoredJson.Write(wanted))));
        if (key is not null && await store.ReadAsync(session => Placed(session, caller, key, digest), cancellation) is { } known)
        {
            return known;
        }

        RecipePlan? plan = null;
        if (!string.IsNullOrWhiteSpace(wanted.Recipe))
        {
            if (RecipeSecrets.Of(wanted.Recipe) is { Count: > RecipeSecrets.Most } secrets)
            {
                errors.Add(new FieldProblem("recipe", $"it has {secrets.Count} passwords, tokens and keys; at most {RecipeSecrets.Most} can be kept out of logs"));
            }

            var planned = await planner.PlanAsync(wanted.Recipe, cancellation);
            if (planned.IsRefused && errors.Count == 0)
            {
                return planned.Problem;
            }

            errors.AddRange(planned.Problem?.Errors ?? []);
            plan = planned.Value;
        }

        if (plan is not null && Fit(plan, wanted.Media?.Size) is { } tooLarge)
        {
            errors.Add(tooLarge);
        }

        if (errors.Count > 0)
        {
            return Refusal.Invalid(errors);
        }

        var recipe = vault.Protect(wanted.Recipe!);
        return await store.WriteAsync(session => Insert(session, caller, wanted, key, digest, plan!, recipe), cancellation);
    }

    private static FieldProblem? Fit(RecipePlan plan, int? size) =>
        plan.Card is null ? new FieldProblem("recipe", $"the image would have {plan.Length} bytes, more than any card")
        : size is { } gigabytes && OrderRules.CardOf(gigabytes) is { } card && plan.Length > card.Bytes
            ? new FieldProblem("media.size", $"the image would have {plan.Length} bytes, more than the {card.Bytes} of a card of {gigabytes} GB; take {plan.Card} GB")
        : null;

    /// <summary>What was placed with a key; null when nothing was.</summary>
    private static Outcome<Order>? Placed(StoreSession session, Principal caller, string key, string digest)
    {
        var row = session.Find<OrderRow>(
            $"SELECT {OrderRow.Columns} FROM orders WHERE created_by = @Who AND idempotency_key = @Key", new { Who = caller.Username, Key = key });
        return row is null ? null
            : string.Equals(row.RequestDigest, digest, StringComparison.Ordinal) ? OrderBook.Whole(session, row)
            : new Problem(ProblemTypes.KeyReused, "The key was used for another order", 409, $"The idempotency key belongs to the order {row.Id}, which is not the same. Use another key.");
    }

    private Outcome<Order> Insert(StoreSession session, Principal caller, NewOrder wanted, string? key, string digest, RecipePlan plan, string recipe)
    {
        if (key is not null && Placed(session, caller, key, digest) is { } known)
        {
            return known;
        }

        if ((wanted.Channel ?? caller.Channel ?? Channels.OnlyActive(session)) is not { } channel)
        {
            return Refusal.Invalid("channel", "say on whose behalf: this account belongs to no channel, and there is more than one, or none");
        }

        if (!caller.Sees(channel) || Channels.Find(session, channel) is not { Active: true })
        {
            return Refusal.Invalid("channel", $"there is no active channel {channel}");
        }

        if (Warehouses.ForOrder(session, channel, wanted.Warehouse) is not { } warehouse)
        {
            return Refusal.Invalid("warehouse", wanted.Warehouse is null ? $"the channel {channel} has no active warehouse" : $"there is no active warehouse {wanted.Warehouse}");
        }

        if (wanted.Site is { } site && !(SiteRow.Find(session, site)?.Takes(channel) ?? false))
        {
            return Refusal.Invalid("site", $"there is no active site {site} for the channel {channel}");
        }

        var order = RowOf(caller, wanted, key, digest, plan, recipe, channel, warehouse);
        session.Execute(
            """
            INSERT INTO orders (id, channel, status, name, file_name, media_type, media_size, duration, quantity, units, priority, client, recipient, warehouse,
                upload_uri, download_uri, recipe, recipe_digest, created_by, idempotency_key, request_digest, created, updated, site, cards)
            VALUES (@Id, @Channel, @Status, @Name, @FileName, @MediaType, @MediaSize, @Duration, @Quantity, @Units, @Priority, @Client, @Recipient, @Warehouse,
                @UploadUri, @DownloadUri, @Recipe, @RecipeDigest, @CreatedBy, @IdempotencyKey, @RequestDigest, @Created, @Updated, @Site, @Cards)
            """,
            order);
        board.Begin(session, order.Id, order.Id.Value, order.Status, caller.Username);
        foreach (var task in TaskGraph.Insert(session, order, plan, ids))
        {
            board.Begin(session, order.Id, task.Id.Value, task.Status, caller.Username);
        }

        Audit.Write(session, clock, caller, "order.create", order.Id, order.Name);
        board.Placed(session, order, caller.Username);
        mails.OrderCreated(session, order);
        signals.TasksReady(session);
        return OrderBook.Whole(session, order);
    }

    private OrderRow RowOf(
        Principal caller, NewOrder wanted, string? key, string digest, RecipePlan plan, string recipe, string channel, WarehouseRow warehouse)
    {
        var id = ids.Next<OrderId>();
        var size = wanted.Media?.Size ?? plan.Card ?? MemoryCard.All[0].Gigabytes;
        var quantity = wanted.Quantity ?? 1;
        return new OrderRow
        {
            Id = id,
            Channel = channel,
            Status = Words.Of(OrderStatus.Created),
            Name = wanted.Name ?? id.Value,
            FileName = FileNames.Of(id, wanted.FileName),
            MediaType = Words.Of(wanted.Media?.Type ?? MediaType.Virtual),
            MediaSize = size,
            Duration = wanted.Media?.Duration ?? (DaysForEach * quantity),
            Quantity = quantity,
            Units = size * quantity * (wanted.Media?.Type == MediaType.Physical ? CardUnits : 1),
            Priority = wanted.Priority ?? 0,
            Client = StoredJson.Write(wanted.Client!),
            Recipient = StoredJson.Write(wanted.Recipient ?? wanted.Client!),
            Warehouse = warehouse.Id,
            UploadUri = warehouse.UploadUri,
            DownloadUri = warehouse.DownloadUri,
            Recipe = recipe,
            RecipeDigest = Sha256Digest.Of(Encoding.UTF8.GetBytes(wanted.Recipe!)).ToString(),
            CreatedBy = caller.Username,
            IdempotencyKey = key,
            RequestDigest = digest,
            Created = clock.Now(),
            Updated = clock.Now(),
            Site = wanted.Site,
            Cards = wanted.Cards is null ? null : vault.Protect(StoredJson.Write(wanted.Cards)),
        };
    }
}
