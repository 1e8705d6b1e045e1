using Cardshop.Contracts.Ids;
using Cardshop.Contracts.Shop;
using Cardshop.Scheduler.Store;

namespace Cardshop.Scheduler.Sites;

/// <summary>A site as it is kept; its id is its slug.</summary>
internal sealed record SiteRow
{
    public const string Columns = "id, name, user_id, channel, active, emails, language, created";

    public string Id { get; init; } = "";

    public string Name { get; init; } = "";

    public string? UserId { get; init; }

    public string? Channel { get; init; }

    public bool Active { get; init; }

    public string Emails { get; init; } = "[]";

    public string Language { get; init; } = "en";

    public DateTimeOffset Created { get; init; }

    public IReadOnlyList<string> EmailList => StoredJson.Read<List<string>>(Emails);

    /// <summary>Whether orders of a channel may go there.</summary>
    public bool Takes(string channel) => Active && (Channel is null || string.Equals(Channel, channel, StringComparison.Ordinal));

    public Site ToSite(string? account, IReadOnlyList<SiteSlot> slots, DateTimeOffset? lastSeen, DateTimeOffset aliveSince) =>
        new(Id, Name, account, Channel, Active, EmailList, Language, slots, lastSeen, lastSeen >= aliveSince, Created);

    public static SiteRow? Find(StoreSession session, string slug) => session.Find<SiteRow>($"SELECT {Columns} FROM sites WHERE id = @Slug", new { Slug = slug });

    public static SiteRow? Of(StoreSession session, UserId account) => session.Find<SiteRow>($"SELECT {Columns} FROM sites WHERE user_id = @Account", new { Account = account });
}
