using Cardshop.Contracts.Accounts;

namespace Cardshop.Contracts.Client;

/// <summary>Tokens that are kept beyond the program that got them.</summary>
/// <param name="Pair">The tokens.</param>
/// <param name="Expires">When the access token ends.</param>
public sealed record KeptTokens(TokenPair Pair, DateTimeOffset Expires);
