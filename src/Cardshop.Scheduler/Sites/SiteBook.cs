using Cardshop.Contracts;
using Cardshop.Contracts.Accounts;
using Cardshop.Contracts.Json;
using Cardshop.Contracts.Problems;
using Cardshop.Contracts.Shop;
using Cardshop.Scheduler.Accounts;
using Cardshop.Scheduler.Audits;
using Cardshop.Scheduler.Listings;
using Cardshop.Scheduler.Outcomes;
using Cardshop.Scheduler.Shop;
using Cardshop.Scheduler.Store;

namespace Cardshop.Scheduler.Sites;

/// <summary>The places where cards are written.</summary>
internal sealed class SiteBook(IStore store, TimeProvider clock)
{
    private static readonly ListRules Rules = new("sites", SiteRow.Columns, "created", new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["created"] = "created",
        ["slug"] = "id",
    });

    /// <summary>Makes a site.</summary>
    public async Task<Outcome<Site>> CreateAsync(Principal caller, SiteRequest wanted, CancellationToken cancellation = default)
    {
        if (SiteRules.Check(wanted, isNew: true) is { Count: > 0 } errors)
        {
            return Refusal.Invalid(errors);
        }

        return await store.WriteAsync<Outcome<Site>>(
            session =>
            {
                if (SiteRow.Find(session, wanted.Slug!) is not null)
                {
                    return Refusal.Taken("slug", $"There is a site {wanted.Slug} already.");
                }

                var channel = wanted.Channel ?? caller.Channel;
                if (channel is not null && (!caller.Sees(channel) || Channels.Find(session, channel) is null))
                {
                    return Refusal.NotFound("channel", channel);
                }

                var row = new SiteRow { Id = wanted.Slug!, Name = wanted.Slug!, Channel = channel, Active = true, Created = clock.Now() };
                var applied = Apply(session, caller, row, wanted);
                if (applied.IsRefused)
                {
                    return applied.Problem;
                }

                session.Execute(
                    $"INSERT INTO sites ({SiteRow.Columns}) VALUES (@Id, @Name, @UserId, @Channel, @Active, @Emails, @Language, @Created)", applied.Value);
                Audit.Write(session, clock, caller, "site.create", row.Id, wanted.Account ?? "");
                return SiteView.Of(session, applied.Value, clock.Now());
            },
            cancellation);
    }

    /// <summary>A site.</summary>
    public async Task<Outcome<Site>> GetAsync(Principal caller, string slug, CancellationToken cancellation = default) =>
        await store.ReadAsync(session => Find(session, caller, slug) is { } row ? (Outcome<Site>)SiteView.Of(session, row, clock.Now()) : Refusal.NotFound("site", slug), cancellation);

    /// <summary>The site that an account belongs to.</summary>
    public async Task<Outcome<Site>> OwnAsync(Principal caller, CancellationToken cancellation = default) =>
        await store.ReadAsync(session => SiteRow.Of(session, caller.Id) is { } row ? (Outcome<Site>)SiteView.Of(session, row, clock.Now()) : NoSite(caller), cancellation);

    /// <summary>What the site of an account has to keep.</summary>
    public async Task<Outcome<SiteImages>> OwnImagesAsync(Principal caller, CancellationToken cancellation = default) =>
        await store.ReadAsync(session => SiteRow.Of(session, caller.Id) is { } row ? (Outcome<SiteImages>)KeptImages.At(session, row) : NoSite(caller), cancellation);

    /// <summary>Sites.</summary>
    public async Task<Outcome<Page<Site>>> ListAsync(Principal caller, ListQuery query, bool? active, CancellationToken cancellation = default) =>
        await store.ReadAsync(
            session => new ListFilter().Equal("channel", caller.Channel).Equal("active", active)
                .Page<SiteRow, Site>(session, Rules, query, row => SiteView.Of(session, row, clock.Now())),
            cancellation);

    /// <summary>Changes a site.</summary>
    public async Task<Outcome<Site>> ChangeAsync(Principal caller, string slug, SiteRequest change, CancellationToken cancellation = default)
    {
        if (SiteRules.Check(change, isNew: false) is { Count: > 0 } errors)
        {
            return Refusal.Invalid(errors);
        }

        return await store.WriteAsync<Outcome<Site>>(
            session =>
            {
                if (Find(session, caller, slug) is not { } row)
                {
                    return Refusal.NotFound("site", slug);
                }

                var applied = Apply(session, caller, row, change);
                if (applied.IsRefused)
                {
                    return applied.Problem;
                }

                session.Execute(
                    "UPDATE sites SET name = @Name, user_id = @UserId, active = @Active, emails = @Emails, language = @Language WHERE id = @Id", applied.Value);
                Audit.Write(session, clock, caller, "site.change", row.Id, applied.Value.Active ? "active" : "switched off");
                return SiteView.Of(session, applied.Value, clock.Now());
            },
            cancellation);
    }

    /// <summary>Removes a site that no order is at.</summary>
    public Task<Outcome<Nothing>> DeleteAsync(Principal caller, string slug, CancellationToken cancellation = default) => store.WriteAsync<Outcome<Nothing>>(
        session =>
        {
            if (Find(session, caller, slug) is null)
            {
                return Refusal.NotFound("site", slug);
            }

            var orders = session.Value<int>("SELECT COUNT(*) FROM orders WHERE site = @Slug AND status NOT IN ('shipped', 'canceled')", new { Slug = slug });
            if (orders > 0)
            {
                return Refusal.WrongState("site", slug, "in use", $"{orders} order(s) are there. Move them to another site, or switch it off instead.");
            }

            session.Execute("DELETE FROM sites WHERE id = @Slug", new { Slug = slug });
            Audit.Write(session, clock, caller, "site.delete", slug, "");
            return default(Nothing);
        },
        cancellation);

    /// <summary>What an account is told that belongs to no site.</summary>
    internal static Problem NoSite(Principal caller) => Refusal.NotFound(
        $"The account {caller.Username} belongs to no site. A manager can give it to one: cardshop site change SITE --account {caller.Username}");

    private static SiteRow? Find(StoreSession session, Principal caller, string slug) => SiteRow.Find(session, slug) is { } row && caller.Sees(row.Channel) ? row : null;

    private static Outcome<SiteRow> Apply(StoreSession session, Principal caller, SiteRow row, SiteRequest change)
    {
        var account = change.Account is { Length: > 0 } name ? FindAccount(session, caller, row, name) : change.Account is null ? row.UserId : (Outcome<string?>)(string?)null;
        return account.Problem is { } problem ? problem : row with
        {
            Name = change.Name ?? row.Name,
            UserId = account.Value,
            Active = change.Active ?? row.Active,
            Emails = change.Emails is null ? row.Emails : StoredJson.Write<IReadOnlyList<string>>(change.Emails),
            Language = change.Language ?? row.Language,
        };
    }

    private static Outcome<string?> FindAccount(StoreSession session, Principal caller, SiteRow row, string name)
    {
        var user = session.Find<UserRow>($"SELECT {UserRow.Columns} FROM users WHERE name_key = @Key", new { Key = Users.Fold(name) });
        return user is null || !caller.Sees(user.Channel) ? Refusal.Invalid("account", $"there is no account {name}")
            : !string.Equals(user.Role, Words.Of(Role.Writer), StringComparison.Ordinal) ? Refusal.Invalid("account", $"the account {name} has the role {user.Role}; give one with the role writer")
            : SiteRow.Of(session, user.Id) is { } other && !string.Equals(other.Id, row.Id, StringComparison.Ordinal) ? Refusal.Taken("account", $"The account {name} belongs to the site {other.Id}.")
            : (Outcome<string?>)user.Id.Value;
    }
}
