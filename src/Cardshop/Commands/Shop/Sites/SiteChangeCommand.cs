using System.CommandLine;

namespace Cardshop.Commands.Shop.Sites;

/// <summary><c>cardshop site change</c></summary>
internal static class SiteChangeCommand
{
    public static Command Create()
    {
        var slug = SiteArgument.Create();
        var options = new SiteOptions();
        var shopOptions = new ShopOptions();
        var command = new Command("change", "Change a site. Orders that are there stay there.") { slug };
        options.AddTo(command);
        shopOptions.AddTo(command);
        command.SetBody(async (session, parse, cancellation) =>
        {
            var change = options.Read(parse);
            Changes.Require("--name, --account, --email, --language or --active", change.Name, change.Account, change.Emails, change.Language, change.Active);
            using var shop = shopOptions.Open(session, parse);
            return SiteResult.Tell(session, await shop.Client.ChangeSiteAsync(parse.GetRequiredValue(slug), change, cancellation));
        });
        return command;
    }
}
