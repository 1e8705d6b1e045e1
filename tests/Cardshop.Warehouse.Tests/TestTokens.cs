using Cardshop.Warehouse.Access;

namespace Cardshop.Warehouse.Tests;

/// <summary>Knows tokens of the form <c>ROLE@CHANNEL</c>; the channel <c>*</c> stands for all.</summary>
internal sealed class TestTokens : IAccessTokens
{
    public ValueTask<Caller?> ValidateAsync(string token, CancellationToken cancellation) =>
        ValueTask.FromResult(token.Split('@') is [var role, var channel] ? new Caller(role + "1", role, channel is "*" ? null : channel) : null);
}
