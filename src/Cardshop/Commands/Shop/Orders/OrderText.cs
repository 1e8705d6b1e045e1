using Cardshop.Contracts.Queue;
using Cardshop.Contracts.Shop;
using Cardshop.Primitives.Sizes;

namespace Cardshop.Commands.Shop.Orders;

/// <summary>An order for people to read.</summary>
internal static class OrderText
{
    /// <summary>All there is to say about it.</summary>
    public static string Of(OrderResult result) => string.Join('\n',
    [
        .. Head(result.Order),
        .. Part("Tasks", [.. (result.Order.Tasks ?? []).SelectMany(task => Lines(result, task))]),
        .. Part("Links", Links(result.Links ?? [])),
        .. Part("History", TextTable.Of([.. (result.Order.History ?? []).Select(step => Row(result.Order, step))])),
    ]);

    /// <summary>What can be downloaded, and where.</summary>
    public static IReadOnlyList<string> Links(IReadOnlyList<LinkedArtifact> links) =>
        [.. links.SelectMany(link => new[] { $"{link.Kind}: {link.Name}, {new ByteSize(link.Size)}, SHA-256 {link.Sha256}", $"  {link.Url}" })];

    private static IEnumerable<string> Head(Order order)
    {
        yield return $"{order.Name}: {ShopText.Word(order.Status)}";
        var rows = new List<string[]>
        {
            new[] { "id", order.Id.Value },
            new[] { "image", $"{order.FileName}, for {(order.MediaType == MediaType.Virtual ? "download" : $"{order.Quantity} card(s)")}, {order.MediaSize} GB" },
            new[] { "channel", order.Channel },
            new[] { "warehouse", order.Warehouse },
            new[] { "site", order.MediaType == MediaType.Virtual ? "none" : order.Site ?? "the first that has time" },
            new[] { "recipient", Name(order.Recipient) },
            new[] { "client", Name(order.Client) },
            new[] { "placed", $"{ShopText.Time(order.Created)} by {order.CreatedBy}" },
            new[] { "kept", order.Expires is { } expires ? $"until {ShopText.Time(expires)}" : $"{order.Duration} days" },
            new[] { "priority", order.Priority.ToString() },
        };
        if (order.Shipment is { } sent)
        {
            rows.Add(["sent", $"{ShopText.Time(sent.At)} by {sent.By}{(sent.Tracking is { } tracking ? $", {tracking}" : "")}{(sent.Serials is { } serials ? $", with {string.Join(", ", serials)}" : "")}"]);
        }

        foreach (var line in TextTable.Of(rows))
        {
            yield return $"  {line}";
        }
    }

    private static IEnumerable<string> Part(string title, IReadOnlyList<string> lines) => lines.Count == 0 ? [] : ["", title, .. lines.Select(line => $"  {line}")];

    private static IEnumerable<string> Lines(OrderResult result, ShopTask task)
    {
        var tries = task.Attempts > 1 ? $", try {task.Attempts}" : "";
        var worker = task.Worker is { } id ? $", worker {id}" : "";
        yield return $"{TaskNames.Of(result.Order, task)} {task.Id}: {ShopText.Word(task.Status)}{Place(task)}{tries}{worker}";
        if (task is { Worker: not null, Progress: { Done: { } done } progress })
        {
            var total = progress.Total is { } all ? $" of {new ByteSize(all)}" : "";
            yield return $"  {progress.Stage} {new ByteSize(done)}{total}";
        }

        foreach (var line in new[] { task.Cause, task.Remedy, (result.Waiting ?? []).FirstOrDefault(waiting => waiting.Task == task.Id)?.Message })
        {
            if (line is { Length: > 0 })
            {
                yield return $"  {line}";
            }
        }
    }

    private static string Place(ShopTask task) => string.Concat(
        task.Slot is { } slot ? $", slot {slot}" : "",
        task.Site is { } site ? $" at {site}" : "",
        task.Round > 1 ? $", blank {task.Round}" : "",
        task.Card?.Card is { } card ? $", {card}" : "");

    private static string[] Row(Order order, Transition step)
    {
        var isOrder = string.Equals(step.Subject, order.Id.Value, StringComparison.Ordinal);
        var subject = isOrder ? "order" : TaskNames.Of(order, new Contracts.Ids.TaskId(step.Subject));
        return [ShopText.Time(step.At), subject, ShopText.Word(step.To), step.Who, step.Why];
    }

    private static string Name(Person person) => person.Email is null ? "anonymised" : $"{person.Name} <{person.Email}>";
}
