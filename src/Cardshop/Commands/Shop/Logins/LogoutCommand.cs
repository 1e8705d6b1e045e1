using System.CommandLine;
using Cardshop.Contracts.Problems;

namespace Cardshop.Commands.Shop.Logins;

/// <summary><c>cardshop logout</c></summary>
internal static class LogoutCommand
{
    public static Command Create()
    {
        var url = new Argument<Uri?>("URL")
        {
            Description = "Address of the shop. Default: $CARDSHOP_URL, else that of the last login.",
            Arity = ArgumentArity.ZeroOrOne,
            CustomParser = Values.One<Uri>(ShopAddress.TryParse, ShopAddress.ProblemOf),
        };
        var command = new Command("logout", "End a login and forget it.") { url };
        command.SetBody(async (session, parse, cancellation) =>
        {
            var file = LoginFile.Usual(session);
            var document = file.Read();
            var address = ShopOptions.AddressOf(parse.GetValue(url), document);
            var login = document.Find(address) ?? throw new ShopException(ExitCode.Usage, $"{address}: nobody is logged in.");
            await EndAsync(session, file, address, login, cancellation);
            await file.ChangeAsync(kept => kept.Without(address), cancellation);
            session.Reporter.Result(ExitCode.Ok, new LogoutResult(address.AbsoluteUri), ShopJson.Default.LogoutResult, $"{address}: logged out.");
            return ExitCode.Ok;
        });
        return command;
    }

    /// <summary>Tells the scheduler. Where it cannot be told, forgetting the tokens has to do.</summary>
    private static async Task EndAsync(Session session, LoginFile file, Uri address, KeptLogin login, CancellationToken cancellation)
    {
        using var shop = ShopSession.Open(address, login.Pin, session.Clock, keeper: new LoginKeeper(file, address, session.Clock));
        shop.Client.Resume(login.Tokens.Pair, login.Tokens.Expires);
        try
        {
            await shop.Client.LogOutAsync(cancellation);
        }
        catch (ProblemException error) when (error.Problem.Status == 401)
        {
            // It is over already.
        }
        catch (Exception error) when (ShopFailures.Describe(error) is { } failure)
        {
            session.Reporter.Notice($"The login is forgotten here, but the scheduler could not be told. {failure.Messages[0]}");
        }
    }
}
