using System.CommandLine;
using Cardshop.Contracts.Ids;
using Cardshop.Contracts.Shop;
using Cardshop.Primitives.Sizes;

namespace Cardshop.Commands.Shop.Orders;

/// <summary>Following an order to its end.</summary>
internal sealed class WatchOptions
{
    private static readonly TimeSpan Usual = TimeSpan.FromMinutes(10);

    private readonly Option<TimeSpan?> _patience = new("--patience")
    {
        Description = "How long the scheduler may be out of reach before watching is given up: 90s, 10min, 2h. Default: 10min.",
        HelpName = "TIME",
        CustomParser = result =>
        {
            if (HumanDuration.TryParse(result.Tokens[0].Value, out var patience))
            {
                return patience;
            }

            result.AddError($"\"{result.Tokens[0].Value}\" is not a span of time, such as 90s, 10min or 2h.");
            return null;
        },
    };

    public void AddTo(Command command) => command.Add(_patience);

    public async Task<int> WatchAsync(Session session, ParseResult parse, ShopSession shop, OrderId id, CancellationToken cancellation)
    {
        var watcher = new OrderWatcher(shop.Client, session.Reporter, session.Clock, parse.GetValue(_patience) ?? Usual);
        var result = await watcher.WatchAsync(id, cancellation);
        foreach (var error in result.Errors ?? [])
        {
            session.Reporter.Error(error);
        }

        var exitCode = OrderEnd.IsGood(result.Order.Status) ? ExitCode.Ok : ExitCode.Failed;
        session.Reporter.Result(exitCode, result, ShopJson.Default.OrderResult, exitCode == ExitCode.Ok ? TextOf(result) : "");
        return exitCode;
    }

    private static string TextOf(OrderResult result)
    {
        var until = result.Order.Expires is { } expires ? $" until {ShopText.Time(expires)}" : "";
        var what = result.Order.Status == OrderStatus.PendingExpiry ? $"can be downloaded{until}" : ShopText.Word(result.Order.Status);
        return string.Join('\n', [$"{result.Order.Name}: {what}", .. OrderText.Links(result.Links ?? [])]);
    }
}
