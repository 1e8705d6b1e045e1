using Cardshop.Contracts.Shop;

namespace Cardshop.Commands.Shop.Channels;

/// <summary>A channel as it stands.</summary>
/// <param name="Channel">As the API has it.</param>
internal sealed record ChannelResult(Channel Channel)
{
    public static int Tell(Session session, Channel channel)
    {
        session.Reporter.Result(
            ExitCode.Ok, new ChannelResult(channel), ShopJson.Default.ChannelResult, $"{channel.Slug}: {channel.Name}{(channel.Active ? "" : ", switched off")}.");
        return ExitCode.Ok;
    }
}
