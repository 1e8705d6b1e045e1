using Cardshop.Contracts.Shop;
using Cardshop.Scheduler.Links;
using Cardshop.Scheduler.Orders;
using Cardshop.Scheduler.Queue;
using Cardshop.Scheduler.Store;

namespace Cardshop.Scheduler.Mails;

/// <summary>Writes to people about their orders: to who receives, with a copy to who ordered.</summary>
internal sealed class OrderMails(Outbox outbox, SignedLinks links, TimeProvider clock)
{
    public void OrderCreated(StoreSession session, OrderRow order) => Add(session, MailKind.OrderCreated, order, "", letter => letter);

    public void OrderChanged(StoreSession session, OrderRow order, TaskRow? cause)
    {
        switch (order.State)
        {
            case OrderStatus.PendingExpiry:
                var expires = session.Value<DateTimeOffset>("SELECT expires FROM orders WHERE id = @Id", new { order.Id });
                var artifacts = session.Query<ArtifactRow>($"SELECT {ArtifactRow.Columns} FROM artifacts WHERE order_id = @Id AND status = 'available' ORDER BY size DESC", new { order.Id });
                Add(session, MailKind.ImageReady, order, "", letter => letter with
                {
                    Expires = expires,
                    Links = [.. artifacts.Select(artifact => new LetterLink(artifact.Name, links.Download(session, artifact).ToString()))],
                });
                break;
            // A card that failed is the business of the site, which is written to.
            case OrderStatus.CreationFailed or OrderStatus.DownloadFailed or OrderStatus.Failed:
                Add(session, MailKind.OrderFailed, order, $":{cause?.Fence}", letter => letter with { Cause = cause?.Cause, Remedy = cause?.Remedy });
                break;
            case OrderStatus.Shipped:
                var kept = session.Value<string>("SELECT shipment FROM orders WHERE id = @Id", new { order.Id });
                Add(session, MailKind.CardsShipped, order, "", letter => letter with { Tracking = kept is null ? null : StoredJson.Read<Shipment>(kept).Tracking });
                break;
            case OrderStatus.Canceled:
                Add(session, MailKind.OrderCanceled, order, "", letter => letter);
                break;
        }
    }

    /// <summary>Writes to the owner of a worker's account, once in an hour for each worker.</summary>
    public void WorkerTrouble(StoreSession session, WorkerRow worker, TaskRow task, string why)
    {
        if (session.Value<string>("SELECT email FROM users WHERE id = @UserId", new { worker.UserId }) is { } address)
        {
            var hour = clock.GetUtcNow().ToUnixTimeSeconds() / 3600;
            outbox.Add(session, MailKind.WorkerTrouble, $"worker:{worker.Id}:{hour}", null, "en", address, null, new Letter(worker.Username, "", task.OrderId.Value, Cause: why, Worker: worker.Name));
        }
    }

    private void Add(StoreSession session, MailKind kind, OrderRow order, string suffix, Func<Letter, Letter> fill)
    {
        if (order.Anonymized)
        {
            return;
        }

        var (client, recipient) = (StoredJson.Read<Person>(order.Client), StoredJson.Read<Person>(order.Recipient));
        var letter = new Letter(recipient.Name ?? "", order.Name, order.Id.Value, order.MediaSize) { Count = order.MediaType is "virtual" ? 0 : order.Quantity };
        outbox.Add(session, kind, $"order:{order.Id}:{kind}{suffix}", order.Id.Value, recipient.Language ?? client.Language ?? "en", recipient.Email!, client.Email, fill(letter));
    }
}
