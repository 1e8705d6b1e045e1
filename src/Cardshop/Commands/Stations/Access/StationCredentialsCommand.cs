using System.CommandLine;
using Cardshop.Commands.Shop;
using Cardshop.Commands.Shop.Logins;
using Cardshop.Stations.Access;

namespace Cardshop.Commands.Stations.Access;

/// <summary><c>cardshop station credentials</c></summary>
internal sealed class StationCredentialsCommand
{
    private readonly RootOption _root = new();
    private readonly Option<string?> _user = new("--user") { Description = "The account of the site. Default: a person is asked.", HelpName = "NAME" };
    private readonly Option<Fingerprint?> _fingerprint = FingerprintOption.Create();
    private readonly Option<bool> _check = new("--check") { Description = "Only try what is kept, or what is given." };
    private readonly Argument<Uri?> _shop = new("URL")
    {
        Description = "Address of the shop: https://shop.example.org. Only with --check it can be left out.",
        Arity = ArgumentArity.ZeroOrOne,
        CustomParser = Values.One<Uri>(ShopAddress.TryParse, ShopAddress.ProblemOf),
    };

    public static Command Create()
    {
        var self = new StationCredentialsCommand();
        var command = new Command("credentials", "Log the services of this station in to a shop with the account of its site. It is tried before it is kept.")
        {
            self._shop, self._user, self._fingerprint, self._check, self._root.Option,
        };
        command.SetBody(self.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(Session session, ParseResult parse, CancellationToken cancellation)
    {
        var places = _root.Read(parse);
        var file = new CredentialsFile(session.Storage, places.Credentials);
        var isCheck = parse.GetValue(_check);
        places.RequireRights();
        if (parse.GetValue(_shop) is { } shop)
        {
            var user = parse.GetValue(_user) ?? await LoginCommand.AskAsync(cancellation);
            var password = await PasswordInput.ReadAsync($"Password of {user}", isNew: false, cancellation);
            var entry = new CredentialsEntry(session, places);
            return await entry.TakeAsync(new StationCredentials(shop, user, password, NewLogin.Pinned(shop, parse.GetValue(_fingerprint))), isKept: !isCheck, cancellation);
        }

        var kept = isCheck
            ? file.Read() ?? throw new UsageException($"{file.Path}: there is nothing. Log the station in: cardshop station credentials URL")
            : throw new UsageException("Say which shop: cardshop station credentials URL");
        if (file.IsOpen)
        {
            session.Reporter.Notice($"{file.Path}: others can read the password. Let only its owner: chmod 600 {file.Path}");
        }

        return await new CredentialsEntry(session, places).TakeAsync(kept, isKept: false, cancellation);
    }
}
