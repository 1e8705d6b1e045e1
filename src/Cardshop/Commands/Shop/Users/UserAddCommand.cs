using System.CommandLine;
using Cardshop.Commands.Shop.Logins;
using Cardshop.Contracts.Accounts;
using Cardshop.Contracts.Json;

namespace Cardshop.Commands.Shop.Users;

/// <summary><c>cardshop user add</c></summary>
internal static class UserAddCommand
{
    public static Command Create()
    {
        var name = new Argument<string>("NAME") { Description = "What the account logs in as: letters, digits and _ . + -" };
        var email = new Option<string>("--email") { Description = "Where its mail goes.", HelpName = "ADDRESS", Required = true };
        var role = new Option<string>("--role") { Description = "What it may do.", HelpName = "ROLE", Required = true };
        role.AcceptOnlyFromAmong([.. Words.All<Role>()]);
        var channel = new Option<string?>("--channel") { Description = "The channel that it is confined to. Default: that of who adds it, else the whole shop.", HelpName = "CHANNEL" };
        var shopOptions = new ShopOptions();
        var command = new Command("add", "Add an account. Its password is asked for, or read from standard input.") { name, email, role, channel };
        shopOptions.AddTo(command);
        command.SetBody(async (session, parse, cancellation) =>
        {
            using var shop = shopOptions.Open(session, parse);
            var wanted = new NewUser
            {
                Username = parse.GetRequiredValue(name),
                Email = parse.GetRequiredValue(email),
                Role = Words.Parse<Role>(parse.GetRequiredValue(role)),
                Channel = parse.GetValue(channel) ?? (await shop.Client.GetOwnUserAsync(cancellation)).Channel,
                Password = await PasswordInput.ReadAsync("Password of the new account, at least 10 characters", isNew: true, cancellation),
            };
            return UserResult.Tell(session, await shop.Client.CreateUserAsync(wanted, cancellation));
        });
        return command;
    }
}
