using System.CommandLine;
using Cardshop.Commands.Shop.Logins;
using Cardshop.Contracts.Accounts;

namespace Cardshop.Commands.Shop;

/// <summary>
/// The options of all commands that speak to a shop. A login is that of <c>$CARDSHOP_USER</c> and <c>$CARDSHOP_PASSWORD</c>, which is not kept,
/// else the one that <c>cardshop login</c> has kept.
/// </summary>
internal sealed class ShopOptions
{
    public const string Url = "CARDSHOP_URL";
    public const string User = "CARDSHOP_USER";
    public const string Password = "CARDSHOP_PASSWORD";
    public const string Pin = "CARDSHOP_FINGERPRINT";

    private readonly Option<Uri?> _shop = new("--shop")
    {
        Description = $"Address of the shop. Default: ${Url}, else that of the last login.",
        HelpName = "URL",
        CustomParser = Values.One<Uri>(ShopAddress.TryParse, ShopAddress.ProblemOf),
    };

    public void AddTo(Command command) => command.Add(_shop);

    /// <summary>Opens the shop that the options, the environment or the last login name. Nothing is sent yet.</summary>
    /// <exception cref="ShopException">Nobody is logged in.</exception>
    public ShopSession Open(Session session, ParseResult parse)
    {
        var file = LoginFile.Usual(session);
        var document = file.Read();
        var address = AddressOf(parse.GetValue(_shop), document);
        var login = document.Find(address);
        if (CredentialsOf() is { } credentials)
        {
            return ShopSession.Open(address, PinOf() ?? login?.Pin, session.Clock, credentials);
        }

        if (login is null)
        {
            throw new ShopException(ExitCode.Usage, $"{address}: nobody is logged in. Log in with \"cardshop login {address}\", or set ${User} and ${Password}.");
        }

        var shop = ShopSession.Open(address, login.Pin, session.Clock, keeper: new LoginKeeper(file, address, session.Clock));
        shop.Client.Resume(login.Tokens.Pair, login.Tokens.Expires);
        return shop;
    }

    /// <summary>The address that was given, else that of the environment, else that of the last login.</summary>
    public static Uri AddressOf(Uri? given, LoginDocument document)
    {
        if (given is null && Variables.Find(Url) is { } text)
        {
            return ShopAddress.TryParse(text, out var address) ? address : throw new ShopException(ExitCode.Usage, $"${Url}: {ShopAddress.ProblemOf(text)}");
        }

        return given ?? document.Current ?? throw new ShopException(ExitCode.Usage, $"Nobody is logged in. Log in with \"cardshop login URL\", or set ${Url}, ${User} and ${Password}.");
    }

    private static Credentials? CredentialsOf() => (Variables.Find(User), Variables.Find(Password)) switch
    {
        ({ } user, { } password) => new Credentials { Username = user, Password = password },
        (null, null) => null,
        (null, _) => throw new ShopException(ExitCode.Usage, $"${Password} is set, but ${User} is not."),
        (_, null) => throw new ShopException(ExitCode.Usage, $"${User} is set, but ${Password} is not."),
    };

    private static Fingerprint? PinOf()
    {
        if (Variables.Find(Pin) is not { } text)
        {
            return null;
        }

        return Fingerprint.TryParse(text, out var pin) ? pin : throw new ShopException(ExitCode.Usage, $"${Pin}: {FingerprintOption.ProblemOf(text)}");
    }
}
