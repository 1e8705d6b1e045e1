using System.Text.Json.Serialization;
using Cardshop.Contracts.Accounts;
using Cardshop.Contracts.Events;
using Cardshop.Contracts.Problems;
using Cardshop.Contracts.Queue;
using Cardshop.Contracts.Shop;

namespace Cardshop.Contracts.Json;

/// <summary>How everything on the wire is written: snake_case, without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(Problem))]
[JsonSerializable(typeof(Credentials))]
[JsonSerializable(typeof(RefreshRequest))]
[JsonSerializable(typeof(TokenPair))]
[JsonSerializable(typeof(ValidateRequest))]
[JsonSerializable(typeof(Caller))]
[JsonSerializable(typeof(NewUser))]
[JsonSerializable(typeof(UserChange))]
[JsonSerializable(typeof(PasswordChange))]
[JsonSerializable(typeof(User))]
[JsonSerializable(typeof(Page<User>))]
[JsonSerializable(typeof(FirstManager))]
[JsonSerializable(typeof(Channel))]
[JsonSerializable(typeof(Page<Channel>))]
[JsonSerializable(typeof(ChannelRequest))]
[JsonSerializable(typeof(Warehouse))]
[JsonSerializable(typeof(Page<Warehouse>))]
[JsonSerializable(typeof(WarehouseRequest))]
[JsonSerializable(typeof(NewOrder))]
[JsonSerializable(typeof(Order))]
[JsonSerializable(typeof(Page<Order>))]
[JsonSerializable(typeof(Artifact))]
[JsonSerializable(typeof(Page<Artifact>))]
[JsonSerializable(typeof(ArtifactLink))]
[JsonSerializable(typeof(RecipeRequest))]
[JsonSerializable(typeof(RecipePlan))]
[JsonSerializable(typeof(RecipeText))]
[JsonSerializable(typeof(ShopTask))]
[JsonSerializable(typeof(Page<ShopTask>))]
[JsonSerializable(typeof(ClaimRequest))]
[JsonSerializable(typeof(Lease))]
[JsonSerializable(typeof(Heartbeat))]
[JsonSerializable(typeof(HeartbeatAnswer))]
[JsonSerializable(typeof(TaskResult))]
[JsonSerializable(typeof(TaskRelease))]
[JsonSerializable(typeof(LogAnswer))]
[JsonSerializable(typeof(WaitingReason))]
[JsonSerializable(typeof(Worker))]
[JsonSerializable(typeof(Page<Worker>))]
[JsonSerializable(typeof(WorkerChange))]
[JsonSerializable(typeof(ShopEvent))]
[JsonSerializable(typeof(Page<AuditEntry>))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(List<string>))]
public sealed partial class ContractsJson : JsonSerializerContext;
