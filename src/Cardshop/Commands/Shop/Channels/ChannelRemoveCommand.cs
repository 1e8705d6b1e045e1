using System.CommandLine;

namespace Cardshop.Commands.Shop.Channels;

/// <summary><c>cardshop channel remove</c></summary>
internal static class ChannelRemoveCommand
{
    public static Command Create()
    {
        var slug = ChannelArgument.Create();
        var shopOptions = new ShopOptions();
        var command = new Command("remove", "Remove a channel that nothing belongs to.") { slug };
        shopOptions.AddTo(command);
        command.SetBody(async (session, parse, cancellation) =>
        {
            using var shop = shopOptions.Open(session, parse);
            await shop.Client.DeleteChannelAsync(parse.GetRequiredValue(slug), cancellation);
            return RemovedResult.Tell(session, parse.GetRequiredValue(slug));
        });
        return command;
    }
}
