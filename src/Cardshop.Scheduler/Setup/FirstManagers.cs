using Cardshop.Contracts.Accounts;
using Cardshop.Contracts.Problems;
using Cardshop.Scheduler.Accounts;
using Cardshop.Scheduler.Outcomes;
using Cardshop.Scheduler.Store;
using Cardshop.Scheduler.Tokens;

namespace Cardshop.Scheduler.Setup;

/// <summary>How a shop without managers gets its first one: by a link that is printed once.</summary>
public sealed class FirstManagers(IStore store, TimeProvider clock, Users users, Passwords passwords)
{
    private const string Managers = "SELECT COUNT(*) FROM users WHERE role = 'manager'";

    /// <summary>How long the link is good.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    /// <summary>Makes a link; older ones are not good any more.</summary>
    /// <returns>Its path, <c>/setup/…</c>; null when the shop has a manager.</returns>
    public async Task<string?> CreateLinkAsync(CancellationToken cancellation = default)
    {
        var token = TokenSecret.Create("css_");
        var made = await store.WriteAsync(
            session =>
            {
                session.Execute("DELETE FROM setup_links");
                if (session.Value<int>(Managers) > 0)
                {
                    return false;
                }

                session.Execute(
                    "INSERT INTO setup_links (digest, expires) VALUES (@Digest, @Expires)",
                    new { Digest = TokenSecret.Digest(token), Expires = clock.GetUtcNow() + Lifetime });
                return true;
            },
            cancellation);
        return made ? $"/setup/{token}" : null;
    }

    /// <summary>Whether a link is still good.</summary>
    public ValueTask<bool> IsGoodAsync(string token, CancellationToken cancellation = default) =>
        store.ReadAsync(session => IsGood(session, token), cancellation);

    /// <summary>Makes the account.</summary>
    public async Task<Outcome<User>> CreateAsync(FirstManager wanted, CancellationToken cancellation = default)
    {
        List<FieldProblem> errors =
        [
            .. AccountRules.Username(wanted.Username),
            .. AccountRules.Email("email", wanted.Email),
            .. AccountRules.Password("password", wanted.Password),
        ];
        if (errors.Count > 0)
        {
            return Refusal.Invalid(errors);
        }

        var password = passwords.Hash(wanted.Password!);
        return await store.WriteAsync<Outcome<User>>(
            session =>
            {
                if (!IsGood(session, wanted.Token ?? ""))
                {
                    return Refusal.Gone("This link is not good any more. Start the scheduler again: as long as there is no manager, it prints a new one.");
                }

                session.Execute("DELETE FROM setup_links");
                var user = new NewUser { Username = wanted.Username, Email = wanted.Email, Role = Role.Manager };
                return users.Insert(session, "setup", user, password);
            },
            cancellation);
    }

    private bool IsGood(StoreSession session, string token) =>
        session.Value<int>(
            "SELECT COUNT(*) FROM setup_links WHERE digest = @Digest AND expires > @Now", new { Digest = TokenSecret.Digest(token), Now = clock.GetUtcNow() }) > 0
        && session.Value<int>(Managers) == 0;
}
