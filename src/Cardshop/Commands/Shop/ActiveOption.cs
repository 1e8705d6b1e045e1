using System.CommandLine;

namespace Cardshop.Commands.Shop;

/// <summary>The option <c>--active</c>.</summary>
internal static class ActiveOption
{
    public static Option<bool?> Create(string description) => new("--active") { Description = description, HelpName = "true|false" };
}
