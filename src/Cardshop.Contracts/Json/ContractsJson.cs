using System.Text.Json.Serialization;
using Cardshop.Contracts.Accounts;
using Cardshop.Contracts.Problems;

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
public sealed partial class ContractsJson : JsonSerializerContext;
