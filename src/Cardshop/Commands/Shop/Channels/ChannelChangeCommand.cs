using System.CommandLine;

namespace Cardshop.Commands.Shop.Channels;

/// <summary><c>cardshop channel change</c></summary>
internal static class ChannelChangeCommand
{
    public static Command Create()
    {
        var slug = ChannelArgument.Create();
        var options = new ChannelOptions(isNew: false);
        var shopOptions = new ShopOptions();
        var command = new Command("change", "Change a channel.") { slug };
        options.AddTo(command);
        shopOptions.AddTo(command);
        command.SetBody(async (session, parse, cancellation) =>
        {
            var change = options.Read(parse);
            using var shop = shopOptions.Open(session, parse);
            return ChannelResult.Tell(session, await shop.Client.ChangeChannelAsync(parse.GetRequiredValue(slug), change, cancellation));
        });
        return command;
    }
}
