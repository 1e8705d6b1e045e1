using System.CommandLine;

namespace Cardshop.Commands.Shop.Sites;

/// <summary><c>cardshop site show</c></summary>
internal static class SiteShowCommand
{
    public static Command Create()
    {
        var slug = SiteArgument.Create();
        var shopOptions = new ShopOptions();
        var command = new Command("show", "Say how a site stands: its slots, what is in them, when it called last.") { slug };
        shopOptions.AddTo(command);
        command.SetBody(async (session, parse, cancellation) =>
        {
            using var shop = shopOptions.Open(session, parse);
            return SiteResult.Tell(session, await shop.Client.GetSiteAsync(parse.GetRequiredValue(slug), cancellation));
        });
        return command;
    }
}
