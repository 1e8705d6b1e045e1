using Cardshop.Contracts.Json;
using Cardshop.Contracts.Queue;
using Cardshop.Contracts.Shop;
using Cardshop.Scheduler.Links;
using Cardshop.Scheduler.Orders;
using Cardshop.Scheduler.Queue;
using Cardshop.Scheduler.Sites;
using Cardshop.Scheduler.States;
using Cardshop.Scheduler.Store;

namespace Cardshop.Scheduler.Mails;

/// <summary>Writes to the people of a site: what to put where, how it went, and what to send.</summary>
internal sealed class SiteMails(Outbox outbox, SignedLinks links, TimeProvider clock)
{
    /// <summary>A task has another status. A card in a round has one mail of each kind, however often its writer starts again.</summary>
    public void TaskChanged(StoreSession session, OrderRow order, TaskRow task)
    {
        if (task.TaskKind == TaskKind.Downloader)
        {
            TellOfFetch(session, order, task);
        }
        else
        {
            Write(session, order, task, "");
        }
    }

    /// <summary>A card is still waited for. Once a day.</summary>
    public void Remind(StoreSession session, OrderRow order, TaskRow task) => Write(session, order, task, $":{Today}");

    /// <summary>An order has another status.</summary>
    public void OrderChanged(StoreSession session, OrderRow order)
    {
        if (order.State != OrderStatus.PendingShipment || order.Site is null || SiteRow.Find(session, order.Site) is not { } site)
        {
            return;
        }

        var letter = new Letter(site.Name, order.Name, order.Id.Value, order.MediaSize)
        {
            Site = site.Name,
            Count = order.Quantity,
            Links = [.. new[] { LinkAct.Slip, LinkAct.Ship }.Select(act => new LetterLink(Words.Of(act), links.Act(session, act, order.Id.Value).ToString()))],
        };
        Send(session, site, MailKind.CardsReady, $"order:{order.Id}:{MailKind.CardsReady}", order.Id.Value, letter);
    }

    /// <summary>The workers of a site have not called for long, and orders wait for them. Once a day.</summary>
    public void Silent(StoreSession session, SiteRow site, int orders) =>
        Send(session, site, MailKind.SiteSilent, $"site:{site.Id}:{Today}", null, new Letter(site.Name, "", "") { Site = site.Name, Count = orders });

    /// <summary>What a link about a card speaks of: the task, and which of its cards.</summary>
    public static string SubjectOf(TaskRow task) => $"{task.Id}.{task.Round}";

    private long Today => clock.GetUtcNow().ToUnixTimeSeconds() / 86_400;

    private void TellOfFetch(StoreSession session, OrderRow order, TaskRow task)
    {
        if (order.Anonymized || !TaskTransitions.IsFailed(task.State) || task.Site is null || SiteRow.Find(session, task.Site) is not { } site)
        {
            return;
        }

        var letter = new Letter(site.Name, order.Name, order.Id.Value, order.MediaSize) { Site = site.Name, Count = order.Quantity, Cause = task.Cause, Remedy = task.Remedy };
        Send(session, site, MailKind.FetchFailed, $"fetch:{task.Id}:{task.Fence}", order.Id.Value, letter);
    }

    private void Write(StoreSession session, OrderRow order, TaskRow task, string suffix)
    {
        if (order.Anonymized || task is not { TaskKind: TaskKind.Writer, Site: { } slug, Slot: not null } || KindOf(task) is not { } kind || SiteRow.Find(session, slug) is not { } site)
        {
            return;
        }

        var letter = new Letter(site.Name, order.Name, order.Id.Value, order.MediaSize)
        {
            Site = site.Name,
            Slot = task.Slot,
            Slots = SiteView.SlotNames(session, site),
            Number = task.Ordinal,
            Count = order.Quantity,
            Cause = task.Cause,
            Remedy = task.Remedy,
            Links = [.. ActsOf(kind).Select(act => new LetterLink(Words.Of(act), links.Act(session, act, SubjectOf(task)).ToString()))],
        };
        Send(session, site, kind, $"card:{task.Id}:{kind}:{task.Round}{(kind == MailKind.CardFailed ? $":{task.Status}" : "")}{suffix}", order.Id.Value, letter);
    }

    private static MailKind? KindOf(TaskRow task) => task.State switch
    {
        WorkStatus.WaitingForCard => MailKind.CardWanted,
        WorkStatus.Writing => MailKind.CardWriting,
        WorkStatus.Written => MailKind.CardWritten,
        WorkStatus.NeedsAttention => MailKind.CardFailed,
        var status => TaskTransitions.IsFailed(status) ? MailKind.CardFailed : null,
    };

    private static LinkAct[] ActsOf(MailKind kind) => kind switch
    {
        MailKind.CardWanted => [LinkAct.CardIn, LinkAct.MoveCard],
        MailKind.CardFailed => [LinkAct.RetryCard, LinkAct.ResumeCard, LinkAct.MoveCard],
        _ => [],
    };

    private void Send(StoreSession session, SiteRow site, MailKind kind, string about, string? order, Letter letter)
    {
        var people = site.EmailList is { Count: > 0 } emails ? emails
            : session.Query<string>("SELECT email FROM users WHERE id = @UserId", new { site.UserId });
        foreach (var address in people.Distinct(StringComparer.OrdinalIgnoreCase))
        {
            outbox.Add(session, kind, $"{about}:{address}", order, site.Language, address, null, letter);
        }
    }
}
