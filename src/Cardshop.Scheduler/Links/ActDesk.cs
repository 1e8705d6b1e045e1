using Cardshop.Contracts.Ids;
using Cardshop.Contracts.Json;
using Cardshop.Contracts.Queue;
using Cardshop.Contracts.Shop;
using Cardshop.Scheduler.Audits;
using Cardshop.Scheduler.Orders;
using Cardshop.Scheduler.Queue;
using Cardshop.Scheduler.Shop;
using Cardshop.Scheduler.Sites;
using Cardshop.Scheduler.Store;

namespace Cardshop.Scheduler.Links;

/// <summary>Does what people without an account are asked to do by mail. A link says what it is good for; looking at it changes nothing.</summary>
internal sealed class ActDesk(IStore store, TimeProvider clock, SignedLinks links, CardDesk cards, Parcels parcels)
{
    /// <summary>What a link is about, with a button where there is something to do.</summary>
    public async Task<LinkPage> ShowAsync(LinkClaim claim, CancellationToken cancellation) => await store.ReadAsync(
        session => Read(session, claim) switch
        {
            (null, { } page) => page,
            ({ Act: LinkAct.Slip } target, _) => ShippingSlip.Of(target, Channels.Find(session, target.Order.Channel), links.Order(target.Order.Id)),
            ({ } target, _) => Over(target) ?? ActPages.Form(target, target.Site is null ? [] : SiteView.SlotNames(session, target.Site)),
            _ => ActPages.Nothing(404, phrases => phrases.Wrong),
        },
        cancellation);

    /// <summary>Does it.</summary>
    /// <param name="claim">The link.</param>
    /// <param name="tracking">By which a parcel can be followed.</param>
    /// <param name="cancellation">Ends it.</param>
    public Task<LinkPage> DoAsync(LinkClaim claim, string? tracking, CancellationToken cancellation) => store.WriteAsync(
        session => Read(session, claim) switch
        {
            (null, { } page) => page,
            ({ Act: LinkAct.Slip } target, _) => ShippingSlip.Of(target, Channels.Find(session, target.Order.Channel), links.Order(target.Order.Id)),
            ({ } target, _) => Over(target) ?? Do(session, target, tracking),
            _ => ActPages.Nothing(404, phrases => phrases.Wrong),
        },
        cancellation);

    /// <summary>How an order stands.</summary>
    public async Task<LinkPage> OrderAsync(OrderId id, CancellationToken cancellation) => await store.ReadAsync(
        session => OrderBook.Find(session, id) is { } order
            ? ActPages.Plain(new LinkTarget(LinkAct.Slip, order, null, null, IsOld: false))
            : ActPages.Nothing(404, phrases => phrases.Wrong),
        cancellation);

    private (LinkTarget? Target, LinkPage? Page) Read(StoreSession session, LinkClaim claim)
    {
        if (!Words.TryParse<LinkAct>(claim.Act, out var act))
        {
            return default;
        }

        return links.CheckAct(session, act, claim.Subject, claim.Until, claim.Key, claim.Signature) switch
        {
            LinkVerdict.Wrong => default,
            LinkVerdict.Expired => (null, ActPages.Nothing(410, phrases => phrases.Expired)),
            _ => (Find(session, act, claim.Subject), null),
        };
    }

    private static LinkTarget? Find(StoreSession session, LinkAct act, string subject)
    {
        if (act is LinkAct.Ship or LinkAct.Slip)
        {
            return OrderBook.Find(session, new OrderId(subject)) is { Anonymized: false } order ? new LinkTarget(act, order, null, SiteOf(session, order.Site), IsOld: false) : null;
        }

        var (id, round) = subject.Split('.') is [var first, var second] && int.TryParse(second, out var number) ? (first, number) : ("", 0);
        return CardDesk.Find(session, new TaskId(id)) is { } card && OrderBook.Find(session, card.OrderId) is { Anonymized: false } whole
            ? new LinkTarget(act, whole, card, SiteOf(session, card.Site), card.Round != round)
            : null;
    }

    private static SiteRow? SiteOf(StoreSession session, string? slug) => slug is null ? null : SiteRow.Find(session, slug);

    /// <summary>What is said where there is nothing to do; null where there is.</summary>
    private static LinkPage? Over(LinkTarget target) => target switch
    {
        { Act: LinkAct.Ship, Order.State: OrderStatus.Shipped } => ActPages.Note(target, 200, phrases => phrases.Already),
        { Act: LinkAct.Ship, Order.State: not OrderStatus.PendingShipment } => ActPages.Note(target, 409, phrases => phrases.TooLate),
        { Act: LinkAct.Ship } => null,
        { Card.State: WorkStatus.Canceled or WorkStatus.Written } => ActPages.Note(target, 410, phrases => phrases.TooLate),
        { IsOld: true, Act: LinkAct.RetryCard or LinkAct.MoveCard } => ActPages.Note(target, 200, phrases => phrases.Already),
        { IsOld: true } => ActPages.Note(target, 410, phrases => phrases.Old),
        { Act: LinkAct.CardIn, Card.Confirmed: true } or { Act: LinkAct.CardIn, Card.State: > WorkStatus.WaitingForCard and < WorkStatus.NeedsAttention } =>
            ActPages.Note(target, 200, phrases => phrases.Already),
        { Act: LinkAct.CardIn, Card.State: not WorkStatus.WaitingForCard } => ActPages.Note(target, 409, phrases => phrases.TooLate),
        { Act: LinkAct.RetryCard or LinkAct.ResumeCard, Card: { } card } when !OrderBook.IsRetryable(card) => ActPages.Note(target, 200, phrases => phrases.Already),
        _ => null,
    };

    private LinkPage Do(StoreSession session, LinkTarget target, string? tracking)
    {
        var who = target.Site is { } site ? $"the site {site.Id}" : "a link";
        var problem = target.Act switch
        {
            LinkAct.CardIn => cards.Confirm(session, target.Card!).Problem,
            LinkAct.RetryCard => cards.Retry(session, target.Card!, who).Problem,
            LinkAct.ResumeCard => cards.Resume(session, target.Card!, who).Problem,
            LinkAct.MoveCard => cards.Move(session, target.Card!, slot: null, who).Problem,
            _ => parcels.Ship(session, target.Order, new ShipRequest(tracking), who).Problem,
        };
        if (problem is not null)
        {
            return ActPages.Refused(target, problem.Status, problem.Detail);
        }

        Audit.Write(session, clock, who, target.Order.Channel, $"link.{Words.Of(target.Act)}", target.Card?.Id.Value ?? target.Order.Id.Value, "");
        var now = target with { Order = OrderBook.Find(session, target.Order.Id)!, Card = target.Card is null ? null : TaskQueue.Find(session, target.Card.Id) };
        return ActPages.Note(now, 200, phrases => target.Act == LinkAct.CardIn ? phrases.CardInDone : phrases.Done);
    }
}
