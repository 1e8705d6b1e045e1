using System.CommandLine;
using Cardshop.Commands.Shop.Listings;
using Cardshop.Contracts.Json;
using Cardshop.Contracts.Queue;

namespace Cardshop.Commands.Shop.Workers;

/// <summary><c>cardshop worker list</c></summary>
internal static class WorkerListCommand
{
    private static readonly string[] Heads = ["ID", "NAME", "ACCOUNT", "CHANNEL", "KINDS", "STATE", "TASKS", "LAST SEEN"];

    public static Command Create()
    {
        var channel = new Option<string?>("--channel") { Description = "Only those that are confined to this channel.", HelpName = "CHANNEL" };
        var list = new ListOptions("last_seen");
        var shopOptions = new ShopOptions();
        var command = new Command("list", "List workers, who called last first.") { channel };
        list.AddTo(command);
        shopOptions.AddTo(command);
        command.SetBody(async (session, parse, cancellation) =>
        {
            using var shop = shopOptions.Open(session, parse);
            var workers = await list.ReadAsync(parse, [("channel", parse.GetValue(channel))], query => shop.Client.ListWorkersAsync(query, cancellation));
            return ListOptions.Tell(session, workers, ShopJson.Default.ItemListWorker, Heads, Row);
        });
        return command;
    }

    private static IReadOnlyList<string> Row(Worker worker) =>
    [
        worker.Id.Value, worker.Name, worker.Username, worker.Channel ?? "", string.Join(' ', worker.Kinds.Select(Words.Of)),
        WorkerResult.StateOf(worker), worker.Tasks.Count.ToString(), ShopText.Time(worker.LastSeen),
    ];
}
