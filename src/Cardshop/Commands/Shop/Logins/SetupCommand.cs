using System.CommandLine;
using Cardshop.Contracts.Accounts;

namespace Cardshop.Commands.Shop.Logins;

/// <summary><c>cardshop setup</c></summary>
internal static class SetupCommand
{
    public static Command Create()
    {
        var link = new Argument<SetupLink>("LINK")
        {
            Description = "The link that a new shop prints: …/setup/TOKEN",
            CustomParser = Values.One<SetupLink>(SetupLink.TryParse, SetupLink.ProblemOf),
        };
        var user = new Option<string>("--user") { Description = "Name of the account.", HelpName = "NAME", Required = true };
        var email = new Option<string>("--email") { Description = "Where its mail goes.", HelpName = "ADDRESS", Required = true };
        var fingerprint = FingerprintOption.Create();
        var command = new Command("setup", "Make the account that manages a new shop, and log in. The password is asked for, or read from standard input.")
        {
            link, user, email, fingerprint,
        };
        command.SetBody(async (session, parse, cancellation) =>
        {
            var (address, token) = parse.GetRequiredValue(link);
            var pin = NewLogin.PinOf(session, address, parse.GetValue(fingerprint));
            var name = parse.GetRequiredValue(user);
            var password = await PasswordInput.ReadAsync("Password, at least 10 characters", isNew: true, cancellation);
            using (var shop = ShopSession.Open(address, pin, session.Clock))
            {
                await shop.Client.SetUpAsync(new FirstManager { Token = token, Username = name, Email = parse.GetValue(email), Password = password }, cancellation);
            }

            return await NewLogin.RunAsync(session, address, new Credentials { Username = name, Password = password }, pin, cancellation);
        });
        return command;
    }
}
