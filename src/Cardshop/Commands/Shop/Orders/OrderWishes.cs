using System.CommandLine;
using Cardshop.Contracts.Client;
using Cardshop.Contracts.Shop;

namespace Cardshop.Commands.Shop.Orders;

/// <summary>The options that say what is ordered.</summary>
internal sealed class OrderWishes
{
    private readonly RecipeInput _recipe = new();
    private readonly Option<bool> _download = new("--download") { Description = "The image is for download." };
    private readonly Option<int?> _cards = new("--cards") { Description = "The image is wanted on so many memory cards, 1 to 10.", HelpName = "N" };
    private readonly Option<string?> _site = new("--site") { Description = "Where the cards are written. Default: the first site that has time.", HelpName = "SITE" };
    private readonly Option<string?> _personalise = new("--personalise")
    {
        Description = "Give each card what one line of this list says: columns serial, ssid, passphrase, hostname, timezone, ap.KEY.",
        HelpName = "FILE.csv",
    };

    private readonly Option<int?> _size = SizeOption.Create();
    private readonly Option<string?> _name = new("--name") { Description = "What people call the order. Default: its id.", HelpName = "NAME" };
    private readonly Option<string?> _fileName = new("--file-name") { Description = "Name of the image; {rand} stands for random characters.", HelpName = "NAME" };
    private readonly Option<string?> _recipient = new("--recipient") { Description = "YAML file that says who gets the image: name, email, language, phone, address, country. Default: who orders. Cards need an address.", HelpName = "FILE" };
    private readonly Option<string?> _channel = new("--channel") { Description = "On whose behalf. Default: the account's own channel, or the only one that there is.", HelpName = "CHANNEL" };
    private readonly Option<string?> _warehouse = new("--warehouse") { Description = "Where the image is kept. Default: the channel's first active warehouse.", HelpName = "WAREHOUSE" };
    private readonly Option<int?> _duration = new("--duration") { Description = "Days for which the image is kept, 1 to 365. Default: 14.", HelpName = "DAYS" };
    private readonly Option<int?> _priority = new("--priority") { Description = "-10 to 10; each step is worth ten minutes of waiting. Default: 0.", HelpName = "N" };

    public void AddTo(Command command)
    {
        _recipe.AddTo(command);
        foreach (var option in new Option[] { _download, _cards, _site, _personalise, _size, _name, _fileName, _recipient, _channel, _warehouse, _duration, _priority })
        {
            command.Add(option);
        }

        command.Validators.Add(result =>
        {
            if (result.GetValue(_download) == (result.GetResult(_cards) is not null))
            {
                result.AddError("Say how the image is wanted: --download, or --cards with their number.");
            }
        });
    }

    /// <summary>What is ordered. Who is logged in orders it.</summary>
    public async Task<NewOrder> ReadAsync(Session session, ParseResult parse, SchedulerClient client, CancellationToken cancellation)
    {
        var recipient = parse.GetValue(_recipient) is { } path ? RecipientFile.Read(path) : null;
        var recipe = await _recipe.ReadAsync(session, parse, cancellation);
        var user = await client.GetOwnUserAsync(cancellation);
        return new NewOrder
        {
            Recipe = recipe,
            Name = parse.GetValue(_name),
            FileName = parse.GetValue(_fileName),
            Quantity = parse.GetValue(_cards),
            Media = new Media(parse.GetValue(_download) ? MediaType.Virtual : MediaType.Physical, parse.GetValue(_size), parse.GetValue(_duration)),
            Client = new Person { Name = user.Username, Email = user.Email },
            Recipient = recipient,
            Channel = parse.GetValue(_channel),
            Warehouse = parse.GetValue(_warehouse),
            Priority = parse.GetValue(_priority),
            Site = parse.GetValue(_site),
            Cards = parse.GetValue(_personalise) is { } list ? OwnDetails.Read(list) : null,
        };
    }
}
