using Cardshop.Contracts.Json;
using Cardshop.Scheduler.Tokens;
using Cardshop.Warehouse.Access;

namespace Cardshop.Hosting.Doors;

/// <summary>Knows access tokens by the scheduler in the same process.</summary>
internal sealed class SessionTokens(Sessions sessions) : IAccessTokens
{
    public async ValueTask<Caller?> ValidateAsync(string token, CancellationToken cancellation) =>
        await sessions.ResolveAsync(token, cancellation) is { } principal ? new Caller(principal.Username, Words.Of(principal.Role), principal.Channel) : null;
}
