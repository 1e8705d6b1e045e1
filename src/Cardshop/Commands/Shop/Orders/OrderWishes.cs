using System.CommandLine;
using Cardshop.Commands.Shop.Listings;
using Cardshop.Contracts.Client;
using Cardshop.Contracts.Shop;

namespace Cardshop.Commands.Shop.Orders;

/// <summary>The options that say what is ordered.</summary>
internal sealed class OrderWishes
{
    private readonly RecipeInput _recipe = new();
    private readonly Option<bool> _download = new("--download") { Description = "The image is for download. It has to be said: cards cannot be ordered yet." };
    private readonly Option<int?> _size = SizeOption.Create();
    private readonly Option<string?> _name = new("--name") { Description = "What people call the order. Default: its id.", HelpName = "NAME" };
    private readonly Option<string?> _fileName = new("--file-name") { Description = "Name of the image; {rand} stands for random characters.", HelpName = "NAME" };
    private readonly Option<string?> _recipient = new("--recipient") { Description = "YAML file that says who gets the image: name, email, language, phone, address, country. Default: who orders.", HelpName = "FILE" };
    private readonly Option<string?> _channel = new("--channel") { Description = "On whose behalf. Default: the account's own channel, or the only one that there is.", HelpName = "CHANNEL" };
    private readonly Option<string?> _warehouse = new("--warehouse") { Description = "Where the image is kept. Default: the channel's first active warehouse.", HelpName = "WAREHOUSE" };
    private readonly Option<int?> _duration = new("--duration") { Description = "Days for which the image is kept, 1 to 365. Default: 14.", HelpName = "DAYS" };
    private readonly Option<int?> _priority = new("--priority") { Description = "-10 to 10; each step is worth ten minutes of waiting. Default: 0.", HelpName = "N" };

    public void AddTo(Command command)
    {
        _recipe.AddTo(command);
        foreach (var option in new Option[] { _download, _size, _name, _fileName, _recipient, _channel, _warehouse, _duration, _priority })
        {
            command.Add(option);
        }

        command.Validators.Add(result =>
        {
            if (!result.GetValue(_download))
            {
                result.AddError("Say how the image is wanted: --download.");
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
            Media = new Media(MediaType.Virtual, parse.GetValue(_size), parse.GetValue(_duration)),
            Client = new Person { Name = user.Username, Email = user.Email },
            Recipient = recipient,
            Channel = parse.GetValue(_channel) ?? user.Channel ?? await OnlyChannelAsync(client, cancellation),
            Warehouse = parse.GetValue(_warehouse),
            Priority = parse.GetValue(_priority),
        };
    }

    private static async Task<string?> OnlyChannelAsync(SchedulerClient client, CancellationToken cancellation) =>
        (await client.ListChannelsAsync(QueryText.Of(("active", true), ("limit", 2)), cancellation)).Items is [var only] ? only.Slug : null;
}
