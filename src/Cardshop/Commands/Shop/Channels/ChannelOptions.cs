using System.CommandLine;
using Cardshop.Contracts.Shop;

namespace Cardshop.Commands.Shop.Channels;

/// <summary>The options that say what a channel is like.</summary>
internal sealed class ChannelOptions
{
    private readonly Option<string?> _name;
    private readonly Option<bool?> _active = ActiveOption.Create("Whether it takes orders.");
    private readonly Option<bool?> _private = new("--private") { Description = "Whether it is left out of lists that the public sees.", HelpName = "true|false" };
    private readonly Option<string?> _senderName = new("--sender-name") { Description = "Who sends what it ships.", HelpName = "NAME" };
    private readonly Option<string?> _senderEmail = new("--sender-email") { Description = "Where its customers write to.", HelpName = "ADDRESS" };
    private readonly Option<string?> _senderAddress = new("--sender-address") { Description = "Postal address of who sends; may have several lines.", HelpName = "TEXT" };

    /// <param name="isNew">Whether the channel is to be made, and must be given a name.</param>
    public ChannelOptions(bool isNew) => _name = new Option<string?>("--name") { Description = "What people call it.", HelpName = "NAME", Required = isNew };

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _name, _active, _private, _senderName, _senderEmail, _senderAddress })
        {
            command.Add(option);
        }
    }

    /// <exception cref="ShopException">Nothing was given.</exception>
    public ChannelRequest Read(ParseResult parse)
    {
        var request = new ChannelRequest(
            null, parse.GetValue(_name), parse.GetValue(_active), parse.GetValue(_private), parse.GetValue(_senderName), parse.GetValue(_senderEmail), parse.GetValue(_senderAddress));
        Changes.Require(
            "--name, --active, --private, --sender-name, --sender-email or --sender-address",
            request.Name, request.Active, request.Private, request.SenderName, request.SenderEmail, request.SenderAddress);
        return request;
    }
}
