using System.CommandLine;

namespace Cardshop.Commands.Shop.Channels;

/// <summary>The argument <c>CHANNEL</c>.</summary>
internal static class ChannelArgument
{
    public static Argument<string> Create() => new("CHANNEL") { Description = "A channel, by its short name: letters, digits and _ . + -" };
}
