using System.CommandLine;
using Cardshop.Contracts.Shop;

namespace Cardshop.Commands.Shop.Sites;

/// <summary>The options that say what a site is like.</summary>
internal sealed class SiteOptions
{
    private readonly Option<string?> _name = new("--name") { Description = "What people call it.", HelpName = "NAME" };
    private readonly Option<string?> _account = new("--account") { Description = "The account of its downloader and writers, of the role writer; empty for none.", HelpName = "USER" };
    private readonly Option<string[]> _email = new("--email")
    {
        Description = "Who is written to when there is something to do there; may be given several times, and empty for the account's own address.",
        HelpName = "ADDRESS",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string?> _language = new("--language") { Description = "Of these mails: en or fr.", HelpName = "LANGUAGE" };
    private readonly Option<bool?> _active = ActiveOption.Create("Whether orders may go there.");

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _name, _account, _email, _language, _active })
        {
            command.Add(option);
        }
    }

    public SiteRequest Read(ParseResult parse) => new()
    {
        Name = parse.GetValue(_name),
        Account = parse.GetValue(_account),
        Emails = parse.GetResult(_email) is null ? null : [.. parse.GetValue(_email)!.Where(address => address.Length > 0)],
        Language = parse.GetValue(_language),
        Active = parse.GetValue(_active),
    };
}
