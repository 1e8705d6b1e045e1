using Cardshop.Contracts.Accounts;
using Cardshop.Contracts.Ids;
using Cardshop.Scheduler.Accounts;
using Cardshop.Scheduler.Audits;
using Cardshop.Scheduler.Limits;
using Cardshop.Scheduler.Outcomes;
using Cardshop.Scheduler.Store;

namespace Cardshop.Scheduler.Tokens;

/// <summary>Logins, and the tokens that they give.</summary>
/// <param name="store">Where tokens are kept.</param>
/// <param name="clock">Ends them.</param>
/// <param name="ids">Names families of tokens.</param>
/// <param name="passwords">Checks passwords.</param>
/// <param name="cache">Speeds up <see cref="ResolveAsync"/>.</param>
/// <param name="limits">Slows down guessing.</param>
public sealed class Sessions(IStore store, TimeProvider clock, IdSource ids, Passwords passwords, TokenCache cache, LoginLimits limits)
{
    /// <summary>How long an access token is good.</summary>
    public static readonly TimeSpan AccessLifetime = TimeSpan.FromMinutes(60);

    /// <summary>How long a refresh token is good.</summary>
    public static readonly TimeSpan RefreshLifetime = TimeSpan.FromDays(30);

    /// <summary>How long a used refresh token may be used again, for a client that did not get the answer.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    /// <summary>Logs in.</summary>
    /// <param name="credentials">Whose account.</param>
    /// <param name="address">Where the request came from.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<Outcome<TokenPair>> AuthorizeAsync(Credentials credentials, string address, CancellationToken cancellation = default)
    {
        var name = Users.Fold(credentials.Username ?? "");
        if (limits.Refuse(address, name) is { } problem)
        {
            return problem;
        }

        var row = await store.ReadAsync(
            session => session.Find<UserRow>($"SELECT {UserRow.Columns} FROM users WHERE name_key = @Name", new { Name = name }), cancellation);
        var right = await passwords.VerifyAsync(credentials.Password ?? "", row?.Password, cancellation);
        if (!right || row is not { Active: true })
        {
            return Refusal.WrongCredentials();
        }

        return await store.WriteAsync<Outcome<TokenPair>>(
            session =>
            {
                // The account may have been switched off, or its password changed, while the password was checked.
                if (session.Value<int>("SELECT COUNT(*) FROM users WHERE id = @Id AND active = 1 AND password = @Password", new { row.Id, row.Password }) == 0)
                {
                    return Refusal.WrongCredentials();
                }

                Audit.Write(session, clock, row.Username, row.Channel, "session.login", row.Id, address);
                return Issue(session, row.Id, ids.NextText(), parent: null);
            },
            cancellation);
    }

    /// <summary>Gives the next pair for a refresh token. One that is used twice may be in wrong hands, so all of its family end.</summary>
    public async Task<Outcome<TokenPair>> RefreshAsync(string? token, CancellationToken cancellation = default)
    {
        var digest = TokenSecret.Digest(token ?? "");
        var pair = await store.WriteAsync(session => Refresh(session, digest), cancellation);
        return pair is null ? Refusal.Unauthenticated() : pair;
    }

    /// <summary>Whose access token it is; null when it is nobody's.</summary>
    public async ValueTask<Principal?> ResolveAsync(string token, CancellationToken cancellation = default)
    {
        var digest = TokenSecret.Digest(token);
        if (cache.Find(digest) is { } known)
        {
            return known;
        }

        var found = await store.ReadAsync(session => Resolve(session, digest), cancellation);
        if (found is not var (row, expires))
        {
            return null;
        }

        cache.Add(digest, row, expires);
        return row;
    }

    /// <summary>Ends a session.</summary>
    public Task<Nothing> EndAsync(string token, CancellationToken cancellation = default)
    {
        var digest = TokenSecret.Digest(token);
        return store.WriteAsync(
            session =>
            {
                session.Execute("DELETE FROM tokens WHERE family = (SELECT family FROM tokens WHERE digest = @Digest)", new { Digest = digest });
                session.AfterCommit(cache.Clear);
                return default(Nothing);
            },
            cancellation);
    }

    /// <summary>Forgets tokens that are over.</summary>
    internal static int Sweep(StoreSession session, DateTimeOffset now) => session.Execute("DELETE FROM tokens WHERE expires < @Now", new { Now = now });

    private (Principal Principal, DateTimeOffset Expires)? Resolve(StoreSession session, string digest)
    {
        var row = session.Find<TokenRow>(
            $"SELECT {TokenRow.Columns} FROM tokens WHERE digest = @Digest AND kind = 'access' AND expires > @Now", new { Digest = digest, Now = clock.GetUtcNow() });
        var user = row is null ? null : session.Find<UserRow>($"SELECT {UserRow.Columns} FROM users WHERE id = @UserId AND active = 1", new { row.UserId });
        return user is null ? null : (user.ToPrincipal(), row!.Expires);
    }

    private TokenPair? Refresh(StoreSession session, string digest)
    {
        var now = clock.GetUtcNow();
        var row = session.Find<TokenRow>(
            $"SELECT {TokenRow.Columns} FROM tokens WHERE digest = @Digest AND kind = 'refresh' AND expires > @Now", new { Digest = digest, Now = now });
        if (row is null || session.Value<int>("SELECT COUNT(*) FROM users WHERE id = @UserId AND active = 1", new { row.UserId }) == 0)
        {
            return null;
        }

        if (row.Used is { } used)
        {
            var goneOn = session.Value<int>("SELECT COUNT(*) FROM tokens WHERE parent = @Digest AND used IS NOT NULL", new { Digest = digest }) > 0;
            if (now - used > Grace || goneOn)
            {
                session.Execute("DELETE FROM tokens WHERE family = @Family", new { row.Family });
                Audit.Write(session, clock, "scheduler", null, "session.revoke", row.UserId, "a refresh token was used twice");
                session.AfterCommit(cache.Clear);
                return null;
            }

            // Whoever has the pair that got lost, or was caught, loses it.
            session.Execute("DELETE FROM tokens WHERE parent = @Digest", new { Digest = digest });
            session.AfterCommit(cache.Clear);
        }
        else
        {
            session.Execute("UPDATE tokens SET used = @Now WHERE digest = @Digest", new { Now = now, Digest = digest });
        }

        return Issue(session, row.UserId, row.Family, digest);
    }

    private TokenPair Issue(StoreSession session, UserId user, string family, string? parent)
    {
        var pair = new TokenPair(TokenSecret.Create("csa_"), TokenSecret.Create("csr_"), (int)AccessLifetime.TotalSeconds);
        var now = clock.GetUtcNow();
        Keep("access", pair.AccessToken, AccessLifetime);
        Keep("refresh", pair.RefreshToken, RefreshLifetime);
        return pair;

        void Keep(string kind, string token, TimeSpan lifetime) => session.Execute(
            "INSERT INTO tokens (digest, kind, family, parent, user_id, created, expires) VALUES (@Digest, @Kind, @Family, @Parent, @User, @Now, @Expires)",
            new { Digest = TokenSecret.Digest(token), Kind = kind, Family = family, Parent = parent, User = user, Now = now, Expires = now + lifetime });
    }
}
