using Cardshop.Commands.Shop;
using Cardshop.Commands.Shop.Logins;
using Cardshop.Commands.Stations.Access;
using Cardshop.Stations;
using Cardshop.Stations.Access;

namespace Cardshop.Commands.Stations.Setup;

/// <summary>Logs the station in.</summary>
internal sealed class CredentialsStep(Session session, StationPlaces places, SetupPrompts prompts) : ISetupStep
{
    private readonly CredentialsFile _file = new(session.Storage, places.Credentials);

    public string Name => "Login";

    public async Task<StepState> LookAsync(CancellationToken cancellation)
    {
        if (_file.Read() is not { } kept)
        {
            return new StepState(IsDone: false, "not logged in");
        }

        try
        {
            return new StepState(IsDone: true, $"connected to {kept.Shop}\n{kept.Username}, {SiteText.NameOf(await SiteLogin.TryAsync(kept, session.Clock, cancellation))}");
        }
        catch (Exception error) when (!cancellation.IsCancellationRequested && ShopFailures.Describe(error) is { } failure)
        {
            return new StepState(IsDone: false, $"{kept.Username} at {kept.Shop}\n{string.Join('\n', failure.Messages)}");
        }
    }

    public async Task RunAsync(CancellationToken cancellation)
    {
        var kept = Kept();
        var shop = await prompts.AskAsync("Address of the shop", kept?.Shop.AbsoluteUri, text => ShopAddress.TryParse(text, out _) ? null : ShopAddress.ProblemOf(text), cancellation);
        var user = shop is null ? null : await prompts.AskAsync("Account of the site", kept?.Username, _ => null, cancellation);
        if (user is null || !ShopAddress.TryParse(shop!, out var address))
        {
            session.Reporter.Say("The login stays as it is.");
            return;
        }

        var pin = address.Scheme is "https" ? await AskPinAsync(kept?.Shop == address ? kept.Pin : null, cancellation) : null;
        var password = await prompts.AskSecretAsync(kept is null ? "Password" : "Password (the one that is kept)", cancellation) ?? kept?.Password;
        if (password is null)
        {
            session.Reporter.Say("The login stays as it is.");
            return;
        }

        await new CredentialsEntry(session, places).TakeAsync(new StationCredentials(address, user, password, pin), isKept: true, cancellation);
    }

    /// <summary>One that is damaged is asked for anew.</summary>
    private StationCredentials? Kept()
    {
        try
        {
            return _file.Read();
        }
        catch (UsageException)
        {
            return null;
        }
    }

    private async Task<Fingerprint?> AskPinAsync(Fingerprint? usual, CancellationToken cancellation)
    {
        var text = await prompts.AskAsync(
            "Fingerprint of its certificate, if it made it itself", usual?.ToString(), text => Fingerprint.TryParse(text, out _) ? null : FingerprintOption.ProblemOf(text), cancellation);
        return text is not null && Fingerprint.TryParse(text, out var pin) ? pin : null;
    }
}
