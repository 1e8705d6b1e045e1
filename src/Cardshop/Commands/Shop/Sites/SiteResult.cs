using Cardshop.Contracts.Shop;
using Cardshop.Primitives.Sizes;

namespace Cardshop.Commands.Shop.Sites;

/// <summary>A site as it stands.</summary>
/// <param name="Site">As the API has it.</param>
internal sealed record SiteResult(Site Site)
{
    public static int Tell(Session session, Site site)
    {
        session.Reporter.Result(ExitCode.Ok, new SiteResult(site), ShopJson.Default.SiteResult, TextOf(site));
        return ExitCode.Ok;
    }

    private static string TextOf(Site site)
    {
        var seen = site.IsAlive ? "is there" : site.LastSeen is { } last ? $"called last {ShopText.Time(last)}" : "has never called";
        var account = site.Account is { } user ? $"account {user}" : "no account yet: cardshop site change --account";
        var mail = site.Emails.Count > 0 ? string.Join(", ", site.Emails) : "the address of the account";
        return string.Join('\n',
        [
            $"{site.Slug}: {site.Name}: {seen}{(site.Active ? "" : "; switched off")}",
            $"  {account}; mail in {site.Language} to {mail}",
            .. site.Slots.Select(slot => $"  slot {slot.Name}: {Content(slot)}{(slot.IsAlive ? "" : $", called last {ShopText.Time(slot.LastSeen)}")}"),
        ]);
    }

    private static string Content(SiteSlot slot) =>
        slot.Task is { } task ? $"at work on {task}" : slot.CardBytes is { } bytes ? $"a card of {new ByteSize(bytes)}" : "free";
}
