using Cardshop.Contracts.Ids;
using Cardshop.Contracts.Json;
using Cardshop.Contracts.Queue;
using Cardshop.Contracts.Shop;
using Cardshop.Scheduler.Store;

namespace Cardshop.Scheduler.Sites;

/// <summary>What a site has to keep: the images of its orders of which cards are to be written yet.</summary>
internal static class KeptImages
{
    public static SiteImages At(StoreSession session, SiteRow site) => new(
    [
        .. session.Query<KeptRow>(
            """
            SELECT orders.id AS order_id, artifacts.name AS name, artifacts.size AS size, artifacts.sha256 AS sha256, downloads.status AS download,
                (SELECT COUNT(*) FROM tasks WHERE tasks.order_id = orders.id AND tasks.kind = 'writer' AND tasks.site = @Id AND tasks.status <> 'written') AS cards_left
            FROM orders
            JOIN tasks AS downloads ON downloads.order_id = orders.id AND downloads.kind = 'downloader' AND downloads.site = @Id
            JOIN artifacts ON artifacts.order_id = orders.id AND artifacts.kind = 'image' AND artifacts.name = orders.file_name
            WHERE orders.site = @Id AND orders.status NOT IN ('shipped', 'canceled', 'pending_shipment') AND downloads.status <> 'canceled'
            ORDER BY orders.created, orders.id
            """,
            new { site.Id }).Select(row => new SiteImage(row.OrderId, row.Name, row.Size, row.Sha256, Words.Parse<WorkStatus>(row.Download), (int)row.CardsLeft)),
    ]);

    private sealed record KeptRow
    {
        public OrderId OrderId { get; init; }

        public string Name { get; init; } = "";

        public long Size { get; init; }

        public string Sha256 { get; init; } = "";

        public string Download { get; init; } = "";

        public long CardsLeft { get; init; }
    }
}
