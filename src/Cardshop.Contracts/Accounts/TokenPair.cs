namespace Cardshop.Contracts.Accounts;

/// <summary>What a login gives.</summary>
/// <param name="AccessToken">For <c>Authorization: Bearer</c>.</param>
/// <param name="RefreshToken">Gives the next pair, once.</param>
/// <param name="ExpiresIn">Seconds for which the access token is good.</param>
public sealed record TokenPair(string AccessToken, string RefreshToken, int ExpiresIn);
