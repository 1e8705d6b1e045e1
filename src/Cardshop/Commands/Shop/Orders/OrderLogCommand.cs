using System.CommandLine;
using Cardshop.Contracts.Client;
using Cardshop.Contracts.Ids;
using Cardshop.Contracts.Queue;
using Cardshop.Contracts.Shop;

namespace Cardshop.Commands.Shop.Orders;

/// <summary><c>cardshop order log</c></summary>
internal static class OrderLogCommand
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public static Command Create()
    {
        var id = OrderArgument.Create();
        var task = new Option<TaskId?>("--task")
        {
            Description = "Only that of this task. Default: all tasks of the order, one after the other.",
            HelpName = "ID",
            CustomParser = result =>
            {
                if (TaskId.TryParse(result.Tokens[0].Value, out var parsed))
                {
                    return parsed;
                }

                result.AddError($"\"{result.Tokens[0].Value}\" is not the id of a task; \"cardshop order show\" has them.");
                return null;
            },
        };
        var follow = new Option<bool>("--follow") { Description = "Wait for more until the work is over." };
        var shopOptions = new ShopOptions();
        var command = new Command("log", "Print what the workers of an order have written down.") { id, task, follow };
        shopOptions.AddTo(command);
        command.SetBody(async (session, parse, cancellation) =>
        {
            using var shop = shopOptions.Open(session, parse);
            var order = await shop.Client.GetOrderAsync(parse.GetRequiredValue(id), cancellation);
            var tasks = Choose(order, parse.GetValue(task));
            foreach (var chosen in tasks)
            {
                await PrintAsync(session, parse.GetValue(CommandRunner.Json), shop.Client, chosen, parse.GetValue(follow), cancellation);
            }

            session.Reporter.Result(ExitCode.Ok, new LogResult([.. tasks.Select(chosen => chosen.Id)]), ShopJson.Default.LogResult, "");
            return ExitCode.Ok;
        });
        return command;
    }

    private static List<ShopTask> Choose(Order order, TaskId? wanted)
    {
        var tasks = (order.Tasks ?? []).Where(task => wanted is null || task.Id == wanted).ToList();
        return tasks.Count > 0 ? tasks : throw new ShopException(ExitCode.Refused, $"{order.Name}: has no task {wanted}. \"cardshop order show {order.Id}\" lists its tasks.");
    }

    private static async Task PrintAsync(Session session, bool asJson, SchedulerClient client, ShopTask task, bool follow, CancellationToken cancellation)
    {
        var reader = new LogReader(client, task.Id);
        while (true)
        {
            // Asked before reading: what is written up to the end is read then.
            var isOver = !follow || IsOver((await client.GetTaskAsync(task.Id, cancellation)).Status);
            while (await reader.NextAsync(cancellation) is { } part)
            {
                if (asJson)
                {
                    session.Reporter.Step("log", part, ShopJson.Default.LogPart, part.Text.TrimEnd('\n'));
                }
                else
                {
                    await Console.Out.WriteAsync(part.Text.AsMemory(), cancellation);
                }
            }

            if (isOver)
            {
                return;
            }

            await Task.Delay(Pause, session.Clock, cancellation);
        }
    }

    private static bool IsOver(WorkStatus status) => status is
        WorkStatus.Uploaded or WorkStatus.UploadedPublic or WorkStatus.Downloaded or WorkStatus.Written or >= WorkStatus.FailedToBuild;
}
