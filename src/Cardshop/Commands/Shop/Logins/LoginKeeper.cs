using Cardshop.Contracts.Client;
using Cardshop.Contracts.Problems;

namespace Cardshop.Commands.Shop.Logins;

/// <summary>Renews the tokens of a login that is kept, one process at a time.</summary>
internal sealed class LoginKeeper(LoginFile file, Uri shop, TimeProvider clock) : ITokenKeeper
{
    public async Task<KeptTokens> RenewAsync(KeptTokens known, Func<string, CancellationToken, Task<KeptTokens>> renew, CancellationToken cancellation)
    {
        using var held = await file.LockAsync(cancellation);
        var login = file.Read().Find(shop) ?? throw Over();
        if (!string.Equals(login.AccessToken, known.Pair.AccessToken, StringComparison.Ordinal) && login.Expires > clock.GetUtcNow())
        {
            return login.Tokens;
        }

        // Not to be interrupted: once the scheduler has given new tokens, the old ones are worth nothing.
        var tokens = await renew(login.RefreshToken, CancellationToken.None);
        file.Write(file.Read().With(shop, login.With(tokens)));
        return tokens;
    }

    private static ProblemException Over() => new(new Problem(ProblemTypes.Unauthenticated, "Logged out", 401, "Somebody has logged out in the meantime."));
}
