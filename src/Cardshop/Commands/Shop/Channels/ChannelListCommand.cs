using System.CommandLine;
using Cardshop.Commands.Shop.Listings;
using Cardshop.Contracts.Shop;

namespace Cardshop.Commands.Shop.Channels;

/// <summary><c>cardshop channel list</c></summary>
internal static class ChannelListCommand
{
    private static readonly string[] Heads = ["CHANNEL", "NAME", "ACTIVE", "PRIVATE", "SINCE"];

    public static Command Create()
    {
        var active = ActiveOption.Create("Only those that take orders, or do not.");
        var list = new ListOptions("created", "slug");
        var shopOptions = new ShopOptions();
        var command = new Command("list", "List channels.") { active };
        list.AddTo(command);
        shopOptions.AddTo(command);
        command.SetBody(async (session, parse, cancellation) =>
        {
            using var shop = shopOptions.Open(session, parse);
            var channels = await list.ReadAsync(parse, [("active", parse.GetValue(active))], query => shop.Client.ListChannelsAsync(query, cancellation));
            return ListOptions.Tell(session, channels, ShopJson.Default.ItemListChannel, Heads, Row);
        });
        return command;
    }

    private static IReadOnlyList<string> Row(Channel channel) =>
        [channel.Slug, channel.Name, ShopText.Mark(channel.Active), ShopText.Mark(channel.Private), ShopText.Time(channel.Created)];
}
