using System.CommandLine;

namespace Cardshop.Commands.Shop.Sites;

/// <summary>The argument <c>SITE</c>.</summary>
internal static class SiteArgument
{
    public static Argument<string> Create() => new("SITE") { Description = "A site, by its short name: letters, digits and _ . + -" };
}
