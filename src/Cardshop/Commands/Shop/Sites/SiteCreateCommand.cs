using System.CommandLine;

namespace Cardshop.Commands.Shop.Sites;

/// <summary><c>cardshop site create</c></summary>
internal static class SiteCreateCommand
{
    public static Command Create()
    {
        var slug = SiteArgument.Create();
        var options = new SiteOptions();
        var channel = new Option<string?>("--channel") { Description = "Whose it is. Default: that of who makes it, else everybody's.", HelpName = "CHANNEL" };
        var shopOptions = new ShopOptions();
        var command = new Command("create", "Make a site.") { slug, channel };
        options.AddTo(command);
        shopOptions.AddTo(command);
        command.SetBody(async (session, parse, cancellation) =>
        {
            using var shop = shopOptions.Open(session, parse);
            var wanted = options.Read(parse) with { Slug = parse.GetRequiredValue(slug), Channel = parse.GetValue(channel) };
            return SiteResult.Tell(session, await shop.Client.CreateSiteAsync(wanted, cancellation));
        });
        return command;
    }
}
