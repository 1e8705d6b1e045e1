using System.Text.Json.Serialization;
using Cardshop.Commands.Shop.Channels;
using Cardshop.Commands.Shop.Listings;
using Cardshop.Commands.Shop.Logins;
using Cardshop.Commands.Shop.Orders;
using Cardshop.Commands.Shop.Sites;
using Cardshop.Commands.Shop.Users;
using Cardshop.Commands.Shop.Warehouses;
using Cardshop.Commands.Shop.Workers;
using Cardshop.Contracts.Accounts;
using Cardshop.Contracts.Events;
using Cardshop.Contracts.Queue;
using Cardshop.Contracts.Shop;
using KnownWarehouse = Cardshop.Contracts.Shop.Warehouse;

namespace Cardshop.Commands.Shop;

/// <summary>How results about a shop are written as JSON: what the API has, as the API writes it, without what has no value.</summary>
[JsonSerializable(typeof(ChannelResult))]
[JsonSerializable(typeof(DownloadResult))]
[JsonSerializable(typeof(ItemList<Channel>))]
[JsonSerializable(typeof(ItemList<KnownWarehouse>))]
[JsonSerializable(typeof(ItemList<Order>))]
[JsonSerializable(typeof(ItemList<User>))]
[JsonSerializable(typeof(ItemList<Worker>))]
[JsonSerializable(typeof(LoginResult))]
[JsonSerializable(typeof(LogoutResult))]
[JsonSerializable(typeof(LogPart))]
[JsonSerializable(typeof(LogResult))]
[JsonSerializable(typeof(OrderResult))]
[JsonSerializable(typeof(PlanResult))]
[JsonSerializable(typeof(RecipeText))]
[JsonSerializable(typeof(RemovedResult))]
[JsonSerializable(typeof(ShopEvent))]
[JsonSerializable(typeof(CardResult))]
[JsonSerializable(typeof(ItemList<Site>))]
[JsonSerializable(typeof(SiteResult))]
[JsonSerializable(typeof(UserResult))]
[JsonSerializable(typeof(WarehouseResult))]
[JsonSerializable(typeof(WorkerResult))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
internal sealed partial class ShopJson : JsonSerializerContext;
