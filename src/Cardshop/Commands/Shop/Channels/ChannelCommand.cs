using System.CommandLine;

namespace Cardshop.Commands.Shop.Channels;

/// <summary><c>cardshop channel …</c></summary>
internal static class ChannelCommand
{
    public static Command Create() => new("channel", "Look after the channels of a shop: organisations that share it.")
    {
        ChannelListCommand.Create(),
        ChannelAddCommand.Create(),
        ChannelChangeCommand.Create(),
        ChannelRemoveCommand.Create(),
    };
}
