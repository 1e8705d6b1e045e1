using System.CommandLine;

namespace Cardshop.Commands.Shop.Sites;

/// <summary><c>cardshop site …</c></summary>
internal static class SiteCommand
{
    public static Command Create() => new("site", "Look after the sites of a shop, where cards are written.")
    {
        SiteListCommand.Create(),
        SiteShowCommand.Create(),
        SiteCreateCommand.Create(),
        SiteChangeCommand.Create(),
        SiteRemoveCommand.Create(),
    };
}
