using Cardshop.Ftp.Logins;
using Cardshop.Warehouse.Access;
using Cardshop.Warehouse.Links;

namespace Cardshop.Warehouse.Ftp;

/// <summary>Lets in who shows a username with its access token, or a worker with the grant that it was given.</summary>
internal sealed class WarehouseLogin(FtpStore store, IEnumerable<IAccessTokens> tokens, Grants grants) : IFtpLogin
{
    private const string Mismatch = "Name and token do not belong together, or the token is over. Get a new one from the scheduler.";

    private readonly IReadOnlyList<IAccessTokens> _tokens = [.. tokens];

    public async ValueTask<FtpLoginResult> LoginAsync(FtpCredentials credentials, CancellationToken cancellation)
    {
        try
        {
            var isGrant = Grants.IsGrant(credentials.Password);
            var caller = isGrant ? null : await FindAsync(_tokens, credentials.Username, credentials.Password, cancellation);
            var visitor = new FtpVisitor(credentials.Username, isGrant ? null : credentials.Password, caller, _tokens, grants, store.Options.MaxObjectLength);
            return (isGrant ? visitor.TryShow(credentials.Password) : caller is not null)
                ? new FtpLoginResult.Accepted(new WarehouseFiles(store, visitor))
                : new FtpLoginResult.Refused(Mismatch);
        }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException && !cancellation.IsCancellationRequested)
        {
            return new FtpLoginResult.Unavailable("The scheduler, which knows the tokens, does not answer. Try again later.");
        }
    }

    /// <summary>Whom a token stands for; null when it is nobody, or somebody else.</summary>
    /// <exception cref="HttpRequestException">Nobody can be asked at the moment.</exception>
    public static async ValueTask<Caller?> FindAsync(IReadOnlyList<IAccessTokens> tokens, string username, string token, CancellationToken cancellation)
    {
        foreach (var known in tokens)
        {
            if (await known.ValidateAsync(token, cancellation) is { } caller)
            {
                return string.Equals(caller.Username, username, StringComparison.Ordinal) ? caller : null;
            }
        }

        return null;
    }
}
