using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Cardshop.Contracts.Events;
using Cardshop.Contracts.Ids;
using Cardshop.Contracts.Json;
using Cardshop.Contracts.Shop;

namespace Cardshop.Contracts.Client;

public sealed partial class SchedulerClient
{
    /// <summary>Says what would come of a recipe.</summary>
    /// <exception cref="Problems.ProblemException">None; every reason is given.</exception>
    public Task<RecipePlan> PlanAsync(RecipeRequest request, CancellationToken cancellation = default) =>
        PostAsync<RecipeRequest, RecipePlan>("v1/recipes/plan", request, cancellation);

    /// <summary>Places an order.</summary>
    /// <param name="order">What is wanted.</param>
    /// <param name="idempotencyKey">Makes it safe to send the order again; null for no such safety.</param>
    /// <param name="cancellation">Ends it.</param>
    public Task<Order> PlaceOrderAsync(NewOrder order, string? idempotencyKey = null, CancellationToken cancellation = default) => CallAsync<Order>(
        () =>
        {
            var request = Request(HttpMethod.Post, "v1/orders", Json(order));
            if (idempotencyKey is not null)
            {
                request.Headers.Add("Idempotency-Key", idempotencyKey);
            }

            return request;
        },
        cancellation);

    /// <summary>Orders.</summary>
    /// <param name="query">Such as <c>status=creating&amp;sort=-updated</c>.</param>
    /// <param name="cancellation">Ends it.</param>
    public Task<Page<Order>> ListOrdersAsync(string query = "", CancellationToken cancellation = default) => GetAsync<Page<Order>>($"v1/orders?{query}", cancellation);

    /// <summary>An order with its tasks, artifacts and history.</summary>
    public Task<Order> GetOrderAsync(OrderId id, CancellationToken cancellation = default) => GetAsync<Order>($"v1/orders/{id}", cancellation);

    /// <summary>The recipe of an order, its secrets hidden.</summary>
    public Task<RecipeText> GetRecipeAsync(OrderId id, CancellationToken cancellation = default) => GetAsync<RecipeText>($"v1/orders/{id}/recipe", cancellation);

    /// <summary>Cancels an order.</summary>
    public Task<Order> CancelOrderAsync(OrderId id, CancellationToken cancellation = default) => ActAsync<Order>($"v1/orders/{id}/cancel", cancellation);

    /// <summary>Has all of an order that failed tried again.</summary>
    public Task<Order> RetryOrderAsync(OrderId id, CancellationToken cancellation = default) => ActAsync<Order>($"v1/orders/{id}/retry", cancellation);

    /// <summary>Has the cards of an order written at another site.</summary>
    public Task<Order> MoveOrderAsync(OrderId id, OrderMove move, CancellationToken cancellation = default) => PostAsync<OrderMove, Order>($"v1/orders/{id}/move", move, cancellation);

    /// <summary>Says that the cards of an order were sent.</summary>
    public Task<Order> ShipOrderAsync(OrderId id, ShipRequest shipment, CancellationToken cancellation = default) => PostAsync<ShipRequest, Order>($"v1/orders/{id}/ship", shipment, cancellation);

    /// <summary>Erases who ordered, the recipe, logs and artifacts.</summary>
    public Task<Order> AnonymizeOrderAsync(OrderId id, CancellationToken cancellation = default) => ActAsync<Order>($"v1/orders/{id}/anonymize", cancellation);

    /// <summary>Removes an order that is over.</summary>
    public Task DeleteOrderAsync(OrderId id, CancellationToken cancellation = default) => CallAsync(() => Request(HttpMethod.Delete, $"v1/orders/{id}"), cancellation);

    /// <summary>What happens to an order, from the beginning, as it happens. Ends when the connection does.</summary>
    /// <param name="id">The order.</param>
    /// <param name="after">The number of the last event that is known; null for all.</param>
    /// <param name="cancellation">Ends it.</param>
    public async IAsyncEnumerable<(string Id, ShopEvent Event)> WatchOrderAsync(OrderId id, string? after = null, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        using var response = await SendAsync(
            () =>
            {
                var request = Request(HttpMethod.Get, $"v1/orders/{id}/events");
                if (after is not null)
                {
                    request.Headers.Add("Last-Event-ID", after);
                }

                return request;
            },
            cancellation);
        await using var stream = await response.Content.ReadAsStreamAsync(cancellation);
        await foreach (var item in SseParser.Create(stream, (_, data) => JsonSerializer.Deserialize(data, ContractsJson.Default.ShopEvent)!).EnumerateAsync(cancellation))
        {
            yield return (item.EventId ?? "", item.Data);
        }
    }

    /// <summary>Artifacts.</summary>
    public Task<Page<Artifact>> ListArtifactsAsync(string query = "", CancellationToken cancellation = default) => GetAsync<Page<Artifact>>($"v1/artifacts?{query}", cancellation);

    /// <summary>Makes a link that opens an artifact to whoever has it.</summary>
    public Task<ArtifactLink> LinkArtifactAsync(ArtifactId id, CancellationToken cancellation = default) => ActAsync<ArtifactLink>($"v1/artifacts/{id}/link", cancellation);

    /// <summary>Says that a warehouse has removed an artifact.</summary>
    public Task RemovedAsync(ArtifactId id, CancellationToken cancellation = default) => CallAsync(() => Request(HttpMethod.Post, $"v1/artifacts/{id}/removed"), cancellation);

    /// <summary>Makes a channel.</summary>
    public Task<Channel> CreateChannelAsync(ChannelRequest channel, CancellationToken cancellation = default) => PostAsync<ChannelRequest, Channel>("v1/channels", channel, cancellation);

    /// <summary>Channels.</summary>
    public Task<Page<Channel>> ListChannelsAsync(string query = "", CancellationToken cancellation = default) => GetAsync<Page<Channel>>($"v1/channels?{query}", cancellation);

    /// <summary>A channel.</summary>
    public Task<Channel> GetChannelAsync(string slug, CancellationToken cancellation = default) => GetAsync<Channel>($"v1/channels/{Uri.EscapeDataString(slug)}", cancellation);

    /// <summary>Changes a channel.</summary>
    public Task<Channel> ChangeChannelAsync(string slug, ChannelRequest change, CancellationToken cancellation = default) =>
        CallAsync<Channel>(() => Request(HttpMethod.Patch, $"v1/channels/{Uri.EscapeDataString(slug)}", Json(change)), cancellation);

    /// <summary>Removes a channel that nothing belongs to.</summary>
    public Task DeleteChannelAsync(string slug, CancellationToken cancellation = default) => CallAsync(() => Request(HttpMethod.Delete, $"v1/channels/{Uri.EscapeDataString(slug)}"), cancellation);

    /// <summary>Makes a warehouse.</summary>
    public Task<Warehouse> CreateWarehouseAsync(WarehouseRequest warehouse, CancellationToken cancellation = default) =>
        PostAsync<WarehouseRequest, Warehouse>("v1/warehouses", warehouse, cancellation);

    /// <summary>Warehouses.</summary>
    public Task<Page<Warehouse>> ListWarehousesAsync(string query = "", CancellationToken cancellation = default) => GetAsync<Page<Warehouse>>($"v1/warehouses?{query}", cancellation);

    /// <summary>A warehouse.</summary>
    public Task<Warehouse> GetWarehouseAsync(string slug, CancellationToken cancellation = default) => GetAsync<Warehouse>($"v1/warehouses/{Uri.EscapeDataString(slug)}", cancellation);

    /// <summary>Changes a warehouse.</summary>
    public Task<Warehouse> ChangeWarehouseAsync(string slug, WarehouseRequest change, CancellationToken cancellation = default) =>
        CallAsync<Warehouse>(() => Request(HttpMethod.Patch, $"v1/warehouses/{Uri.EscapeDataString(slug)}", Json(change)), cancellation);

    /// <summary>Removes a warehouse; what lies in it stays there.</summary>
    public Task DeleteWarehouseAsync(string slug, CancellationToken cancellation = default) => CallAsync(() => Request(HttpMethod.Delete, $"v1/warehouses/{Uri.EscapeDataString(slug)}"), cancellation);

    private Task<TAnswer> ActAsync<TAnswer>(string path, CancellationToken cancellation) => CallAsync<TAnswer>(() => Request(HttpMethod.Post, path), cancellation);
}
