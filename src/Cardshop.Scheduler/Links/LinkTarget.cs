using Cardshop.Contracts.Shop;
using Cardshop.Scheduler.Orders;
using Cardshop.Scheduler.Queue;
using Cardshop.Scheduler.Sites;
using Cardshop.Scheduler.Store;

namespace Cardshop.Scheduler.Links;

/// <summary>What a good link is about.</summary>
/// <param name="Act">What it is for.</param>
/// <param name="Order">The order.</param>
/// <param name="Card">The card; null for the whole order.</param>
/// <param name="Site">Where it is written; null when that is open again.</param>
/// <param name="IsOld">Whether it speaks of an earlier card than the one that is wanted now.</param>
internal sealed record LinkTarget(LinkAct Act, OrderRow Order, TaskRow? Card, SiteRow? Site, bool IsOld)
{
    /// <summary>That of the people of the site; where there is none, of who gets the order.</summary>
    public string Language => Site?.Language ?? StoredJson.Read<Person>(Order.Recipient).Language ?? "en";
}
