using Cardshop.Contracts;
using Cardshop.Contracts.Accounts;
using Cardshop.Contracts.Ids;
using Cardshop.Contracts.Json;
using Cardshop.Contracts.Problems;
using Cardshop.Scheduler.Audits;
using Cardshop.Scheduler.Listings;
using Cardshop.Scheduler.Outcomes;
using Cardshop.Scheduler.Store;
using Cardshop.Scheduler.Tokens;

namespace Cardshop.Scheduler.Accounts;

/// <summary>The accounts of managers and workers.</summary>
public sealed class Users(IStore store, TimeProvider clock, IdSource ids, Passwords passwords, TokenCache cache)
{
    private static readonly ListRules Rules = new("users", UserRow.Columns, "created", new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["created"] = "created",
        ["username"] = "name_key",
    });

    /// <summary>Makes an account.</summary>
    public async Task<Outcome<User>> CreateAsync(Principal caller, NewUser wanted, CancellationToken cancellation = default)
    {
        List<FieldProblem> errors =
        [
            .. AccountRules.Username(wanted.Username),
            .. AccountRules.Email("email", wanted.Email),
            .. AccountRules.Password("password", wanted.Password),
        ];
        if (wanted.Role is null)
        {
            errors.Add(new FieldProblem("role", $"give one of {string.Join(", ", Words.All<Role>())}"));
        }

        if (errors.Count > 0)
        {
            return Refusal.Invalid(errors);
        }

        if (!caller.Sees(wanted.Channel))
        {
            return Refusal.Forbidden($"This account makes accounts of the channel {caller.Channel} only.");
        }

        var password = passwords.Hash(wanted.Password!);
        return await store.WriteAsync(session => Insert(session, caller.Username, wanted, password), cancellation);
    }

    /// <summary>An account.</summary>
    public async Task<Outcome<User>> GetAsync(Principal caller, UserId id, CancellationToken cancellation = default) =>
        await store.ReadAsync(session => Find(session, caller, id) is { } row ? (Outcome<User>)row.ToUser() : Refusal.NotFound("user", id), cancellation);

    /// <summary>Accounts.</summary>
    public async Task<Outcome<Page<User>>> ListAsync(
        Principal caller, ListQuery query, string? username, string? role, string? channel, bool? active, CancellationToken cancellation = default) =>
        await store.ReadAsync(
            session => new ListFilter()
                .Equal("channel", caller.Channel).Equal("name_key", username is null ? null : Fold(username)).Equal("channel", channel).Equal("role", role).Equal("active", active)
                .Page<UserRow, User>(session, Rules, query, row => row.ToUser()),
            cancellation);

    /// <summary>Changes an account.</summary>
    public async Task<Outcome<User>> ChangeAsync(Principal caller, UserId id, UserChange change, CancellationToken cancellation = default)
    {
        List<FieldProblem> errors =
        [
            .. change.Email is null ? [] : AccountRules.Email("email", change.Email),
            .. change.Password is null ? [] : AccountRules.Password("password", change.Password),
        ];
        if (errors.Count > 0)
        {
            return Refusal.Invalid(errors);
        }

        var password = change.Password is null ? null : passwords.Hash(change.Password);
        return await store.WriteAsync<Outcome<User>>(
            session =>
            {
                if (Find(session, caller, id) is not { } row)
                {
                    return Refusal.NotFound("user", id);
                }

                if (change.Email is { } email && session.Value<int>("SELECT COUNT(*) FROM users WHERE email_key = @Key AND id <> @Id", new { Key = Fold(email), Id = id }) > 0)
                {
                    return Refusal.Taken("email", $"The address {email} belongs to another account.");
                }

                var changed = row with { Email = change.Email ?? row.Email, Active = change.Active ?? row.Active, Password = password ?? row.Password };
                session.Execute(
                    "UPDATE users SET email = @Email, email_key = @Key, active = @Active, password = @Password WHERE id = @Id",
                    new { changed.Email, Key = Fold(changed.Email), changed.Active, changed.Password, Id = id });
                if (!changed.Active || password is not null)
                {
                    EndSessions(session, id);
                }

                Audit.Write(session, clock, caller, "user.change", id, changed.Active ? "active" : "switched off");
                return changed.ToUser();
            },
            cancellation);
    }

    /// <summary>Changes one's own password; ends all sessions.</summary>
    public async Task<Outcome<Nothing>> ChangePasswordAsync(Principal caller, PasswordChange change, CancellationToken cancellation = default)
    {
        if (AccountRules.Password("new", change.New).ToList() is { Count: > 0 } errors)
        {
            return Refusal.Invalid(errors);
        }

        var kept = await store.ReadAsync(session => session.Value<string>("SELECT password FROM users WHERE id = @Id", new { caller.Id }), cancellation);
        if (!await passwords.VerifyAsync(change.Old ?? "", kept, cancellation))
        {
            return Refusal.WrongCredentials();
        }

        var password = passwords.Hash(change.New!);
        return await store.WriteAsync<Outcome<Nothing>>(
            session =>
            {
                session.Execute("UPDATE users SET password = @Password WHERE id = @Id", new { Password = password, caller.Id });
                EndSessions(session, caller.Id);
                Audit.Write(session, clock, caller, "user.password", caller.Id, "");
                return default(Nothing);
            },
            cancellation);
    }

    /// <summary>Removes an account.</summary>
    public async Task<Outcome<Nothing>> DeleteAsync(Principal caller, UserId id, CancellationToken cancellation = default) =>
        await store.WriteAsync<Outcome<Nothing>>(
            session =>
            {
                if (Find(session, caller, id) is not { } row)
                {
                    return Refusal.NotFound("user", id);
                }

                if (id == caller.Id)
                {
                    return Refusal.WrongState("user", id, "in use", "nobody can remove the account that they use.");
                }

                EndSessions(session, id);
                session.Execute("DELETE FROM users WHERE id = @Id", new { Id = id });
                Audit.Write(session, clock, caller, "user.delete", id, row.Username);
                return default(Nothing);
            },
            cancellation);

    internal Outcome<User> Insert(StoreSession session, string who, NewUser wanted, string password)
    {
        var row = new UserRow
        {
            Id = ids.Next<UserId>(),
            Username = wanted.Username!,
            Email = wanted.Email!,
            Password = password,
            Role = Words.Of(wanted.Role!.Value),
            Channel = wanted.Channel,
            Active = true,
            Created = DateTimeOffset.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds()),
        };
        if (session.Value<int>("SELECT COUNT(*) FROM users WHERE name_key = @Key", new { Key = Fold(row.Username) }) > 0)
        {
            return Refusal.Taken("username", $"There is an account {row.Username} already.");
        }

        if (session.Value<int>("SELECT COUNT(*) FROM users WHERE email_key = @Key", new { Key = Fold(row.Email) }) > 0)
        {
            return Refusal.Taken("email", $"The address {row.Email} belongs to another account.");
        }

        session.Execute(
            "INSERT INTO users (id, username, name_key, email, email_key, password, role, channel, active, created) VALUES (@Id, @Username, @NameKey, @Email, @EmailKey, @Password, @Role, @Channel, 1, @Created)",
            new { row.Id, row.Username, NameKey = Fold(row.Username), row.Email, EmailKey = Fold(row.Email), row.Password, row.Role, row.Channel, row.Created });
        Audit.Write(session, clock, who, wanted.Channel, "user.create", row.Id, $"{row.Username}, {row.Role}");
        return row.ToUser();
    }

    internal static string Fold(string text) => text.ToLowerInvariant();

    private static UserRow? Find(StoreSession session, Principal caller, UserId id) =>
        session.Find<UserRow>($"SELECT {UserRow.Columns} FROM users WHERE id = @Id", new { Id = id }) is { } row
        && (caller.Id == id || (caller.Role == Role.Manager && caller.Sees(row.Channel))) ? row : null;

    private void EndSessions(StoreSession session, UserId id)
    {
        session.Execute("DELETE FROM tokens WHERE user_id = @Id", new { Id = id });
        session.AfterCommit(cache.Clear);
    }
}
