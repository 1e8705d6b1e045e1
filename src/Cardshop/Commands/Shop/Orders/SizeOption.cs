using System.CommandLine;

namespace Cardshop.Commands.Shop.Orders;

/// <summary>The option <c>--size</c>.</summary>
internal static class SizeOption
{
    public static Option<int?> Create() => new("--size")
    {
        Description = "Size in GB of the card that the image is for, as printed on it. Default: the smallest that will do.",
        HelpName = "GB",
    };
}
