using System.CommandLine;

namespace Cardshop.Commands.Shop.Channels;

/// <summary><c>cardshop channel add</c></summary>
internal static class ChannelAddCommand
{
    public static Command Create()
    {
        var slug = ChannelArgument.Create();
        var options = new ChannelOptions(isNew: true);
        var shopOptions = new ShopOptions();
        var command = new Command("add", "Add a channel.") { slug };
        options.AddTo(command);
        shopOptions.AddTo(command);
        command.SetBody(async (session, parse, cancellation) =>
        {
            using var shop = shopOptions.Open(session, parse);
            var wanted = options.Read(parse) with { Slug = parse.GetRequiredValue(slug) };
            return ChannelResult.Tell(session, await shop.Client.CreateChannelAsync(wanted, cancellation));
        });
        return command;
    }
}
