using System.CommandLine;

namespace Cardshop.Commands.Shop.Sites;

/// <summary><c>cardshop site remove</c></summary>
internal static class SiteRemoveCommand
{
    public static Command Create()
    {
        var slug = SiteArgument.Create();
        var shopOptions = new ShopOptions();
        var command = new Command("remove", "Remove a site that no order is at.") { slug };
        shopOptions.AddTo(command);
        command.SetBody(async (session, parse, cancellation) =>
        {
            using var shop = shopOptions.Open(session, parse);
            await shop.Client.DeleteSiteAsync(parse.GetRequiredValue(slug), cancellation);
            return RemovedResult.Tell(session, parse.GetRequiredValue(slug));
        });
        return command;
    }
}
