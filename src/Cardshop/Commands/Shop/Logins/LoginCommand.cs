using System.CommandLine;
using Cardshop.Contracts.Accounts;

namespace Cardshop.Commands.Shop.Logins;

/// <summary><c>cardshop login</c></summary>
internal static class LoginCommand
{
    public static Command Create()
    {
        var url = new Argument<Uri>("URL")
        {
            Description = "Address of the shop: https://shop.example.org, or http://127.0.0.1:8080 on this machine.",
            CustomParser = Values.One<Uri>(ShopAddress.TryParse, ShopAddress.ProblemOf),
        };
        var user = new Option<string?>("--user") { Description = "Who logs in. Default: a person is asked.", HelpName = "NAME" };
        var fingerprint = FingerprintOption.Create();
        var command = new Command("login", "Log in to a shop. The password is asked for, or read from standard input; what is kept of the login is not the password.") { url, user, fingerprint };
        command.SetBody(async (session, parse, cancellation) =>
        {
            var address = parse.GetRequiredValue(url);
            var pin = NewLogin.PinOf(session, address, parse.GetValue(fingerprint));
            var credentials = new Credentials
            {
                Username = parse.GetValue(user) ?? await AskAsync(cancellation),
                Password = await PasswordInput.ReadAsync("Password", isNew: false, cancellation),
            };
            return await NewLogin.RunAsync(session, address, credentials, pin, cancellation);
        });
        return command;
    }

    /// <summary>Asks a person who logs in.</summary>
    public static async Task<string> AskAsync(CancellationToken cancellation)
    {
        if (Console.IsInputRedirected)
        {
            throw new ShopException(ExitCode.Usage, "Say who logs in: --user NAME. Standard input is for the password.");
        }

        await Console.Error.WriteAsync("User: ");
        return await Task.Run(Console.ReadLine, cancellation).WaitAsync(cancellation) ?? "";
    }
}
