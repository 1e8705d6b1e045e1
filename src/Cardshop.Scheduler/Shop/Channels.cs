using Cardshop.Contracts;
using Cardshop.Contracts.Problems;
using Cardshop.Contracts.Shop;
using Cardshop.Scheduler.Accounts;
using Cardshop.Scheduler.Audits;
using Cardshop.Scheduler.Listings;
using Cardshop.Scheduler.Outcomes;
using Cardshop.Scheduler.Store;

namespace Cardshop.Scheduler.Shop;

/// <summary>The organisations that share the shop.</summary>
public sealed class Channels(IStore store, TimeProvider clock)
{
    private static readonly ListRules Rules = new("channels", ChannelRow.Columns, "created", new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["created"] = "created",
        ["slug"] = "id",
    });

    /// <summary>Makes a channel. Only who manages the whole shop may.</summary>
    public async Task<Outcome<Channel>> CreateAsync(Principal caller, ChannelRequest wanted, CancellationToken cancellation = default)
    {
        if (caller.Channel is not null)
        {
            return Refusal.Forbidden("Only managers of the whole shop make channels.");
        }

        if (Check(wanted, isNew: true) is { Count: > 0 } errors)
        {
            return Refusal.Invalid(errors);
        }

        return await store.WriteAsync<Outcome<Channel>>(
            session =>
            {
                if (Find(session, wanted.Slug!) is not null)
                {
                    return Refusal.Taken("slug", $"There is a channel {wanted.Slug} already.");
                }

                var row = Apply(new ChannelRow { Id = wanted.Slug!, Active = true, Created = clock.Now() }, wanted);
                session.Execute(
                    "INSERT INTO channels (id, name, active, private, sender_name, sender_email, sender_address, created) VALUES (@Id, @Name, @Active, @Private, @SenderName, @SenderEmail, @SenderAddress, @Created)",
                    row);
                Audit.Write(session, clock, caller, "channel.create", row.Id, row.Name);
                return row.ToChannel();
            },
            cancellation);
    }

    /// <summary>A channel.</summary>
    public async Task<Outcome<Channel>> GetAsync(Principal caller, string slug, CancellationToken cancellation = default) =>
        await store.ReadAsync(
            session => caller.Sees(slug) && Find(session, slug) is { } row ? (Outcome<Channel>)row.ToChannel() : Refusal.NotFound("channel", slug), cancellation);

    /// <summary>Channels.</summary>
    public async Task<Outcome<Page<Channel>>> ListAsync(Principal caller, ListQuery query, bool? active, CancellationToken cancellation = default) =>
        await store.ReadAsync(
            session => new ListFilter().Equal("id", caller.Channel).Equal("active", active).Page<ChannelRow, Channel>(session, Rules, query, row => row.ToChannel()),
            cancellation);

    /// <summary>Changes a channel.</summary>
    public async Task<Outcome<Channel>> ChangeAsync(Principal caller, string slug, ChannelRequest change, CancellationToken cancellation = default)
    {
        if (Check(change, isNew: false) is { Count: > 0 } errors)
        {
            return Refusal.Invalid(errors);
        }

        return await store.WriteAsync<Outcome<Channel>>(
            session =>
            {
                if (!caller.Sees(slug) || Find(session, slug) is not { } row)
                {
                    return Refusal.NotFound("channel", slug);
                }

                row = Apply(row, change);
                session.Execute(
                    "UPDATE channels SET name = @Name, active = @Active, private = @Private, sender_name = @SenderName, sender_email = @SenderEmail, sender_address = @SenderAddress WHERE id = @Id",
                    row);
                Audit.Write(session, clock, caller, "channel.change", row.Id, row.Active ? "active" : "switched off");
                return row.ToChannel();
            },
            cancellation);
    }

    /// <summary>Removes a channel that nothing belongs to.</summary>
    public async Task<Outcome<Nothing>> DeleteAsync(Principal caller, string slug, CancellationToken cancellation = default) =>
        await store.WriteAsync<Outcome<Nothing>>(
            session =>
            {
                if (caller.Channel is not null || Find(session, slug) is null)
                {
                    return Refusal.NotFound("channel", slug);
                }

                const string belongings = "SELECT (SELECT COUNT(*) FROM orders WHERE channel = @Slug) + (SELECT COUNT(*) FROM users WHERE channel = @Slug) + (SELECT COUNT(*) FROM warehouses WHERE channel = @Slug) + (SELECT COUNT(*) FROM sites WHERE channel = @Slug)";
                if (session.Value<int>(belongings, new { Slug = slug }) > 0)
                {
                    return Refusal.WrongState("channel", slug, "in use", "orders, accounts, warehouses or sites belong to it. Switch it off instead.");
                }

                session.Execute("DELETE FROM channels WHERE id = @Slug", new { Slug = slug });
                Audit.Write(session, clock, caller, "channel.delete", slug, "");
                return default(Nothing);
            },
            cancellation);

    internal static ChannelRow? Find(StoreSession session, string slug) =>
        session.Find<ChannelRow>($"SELECT {ChannelRow.Columns} FROM channels WHERE id = @Slug", new { Slug = slug });

    /// <summary>The one channel that takes orders; null when there is none, or a choice.</summary>
    internal static string? OnlyActive(StoreSession session) =>
        session.Query<string>("SELECT id FROM channels WHERE active = 1 LIMIT 2").ToList() is [var only] ? only : null;

    private static ChannelRow Apply(ChannelRow row, ChannelRequest change) => row with
    {
        Name = change.Name ?? row.Name,
        Active = change.Active ?? row.Active,
        Private = change.Private ?? row.Private,
        SenderName = change.SenderName ?? row.SenderName,
        SenderEmail = change.SenderEmail ?? row.SenderEmail,
        SenderAddress = change.SenderAddress ?? row.SenderAddress,
    };

    private static List<FieldProblem> Check(ChannelRequest request, bool isNew)
    {
        var errors = new List<FieldProblem>();
        if (isNew && !AccountRules.IsSlug(request.Slug))
        {
            errors.Add(new FieldProblem("slug", "give 1 to 64 of the characters a-z A-Z 0-9 _ . + -"));
        }

        if (isNew ? string.IsNullOrWhiteSpace(request.Name) : request.Name is { } name && string.IsNullOrWhiteSpace(name))
        {
            errors.Add(new FieldProblem("name", "give a name"));
        }

        if (request.SenderEmail is { Length: > 0 } email)
        {
            errors.AddRange(AccountRules.Email("sender_email", email));
        }

        return errors;
    }
}
