using System.CommandLine;
using Cardshop.Commands.Shop;
using Cardshop.Commands.Shop.Logins;
using Cardshop.Stations;
using Cardshop.Stations.Access;
using Cardshop.Stations.Networking;

namespace Cardshop.Commands.Stations.Networking;

/// <summary><c>cardshop station network set</c></summary>
internal sealed class NetworkSetCommand
{
    public const int UsualSeconds = 60;

    private readonly Argument<string> _interface = new("INTERFACE") { Description = "Which one: eth0, enp3s0." };
    private readonly Option<bool> _dhcp = new("--dhcp") { Description = "The network gives addresses, gateway and name servers." };
    private readonly Option<string[]> _addresses = new("--address") { Description = "An address with its prefix, 192.168.1.20/24 or fd00::20/64; may be given several times.", HelpName = "ADDRESS" };
    private readonly Option<string[]> _gateways = new("--gateway") { Description = "The way out; once for IPv4, once for IPv6.", HelpName = "ADDRESS" };
    private readonly Option<string[]> _servers = new("--dns") { Description = "A name server; may be given several times.", HelpName = "ADDRESS" };
    private readonly Option<bool> _print = new("--print") { Description = "Only show the file that would be written." };
    private readonly Option<bool> _yes = new("--yes") { Description = "Do not ask." };
    private readonly Option<Fingerprint?> _fingerprint = FingerprintOption.Create();
    private readonly Option<Uri?> _shop = new("--shop")
    {
        Description = "The shop that must be reached. Default: that of the credentials of this station.",
        HelpName = "URL",
        CustomParser = Values.One<Uri>(ShopAddress.TryParse, ShopAddress.ProblemOf),
    };

    private readonly Option<int> _within = new("--within")
    {
        Description = $"How long it may take until the shop is reached; then what was before is put back. Default: {UsualSeconds}.",
        HelpName = "SECONDS",
        DefaultValueFactory = _ => UsualSeconds,
    };

    public static Command Create()
    {
        var self = new NetworkSetCommand();
        var command = new Command("set", "Set an interface up. The file is shown before it is applied; what was before is put back unless the shop can be reached.")
        {
            self._interface, self._dhcp, self._addresses, self._gateways, self._servers, self._shop, self._fingerprint, self._within, self._print, self._yes,
        };
        self._within.Validators.Add(result =>
        {
            if (result.GetValue(self._within) is < 1 or > 3600)
            {
                result.AddError("--within: give 1 to 3600.");
            }
        });
        command.SetBody(self.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(Session session, ParseResult parse, CancellationToken cancellation)
    {
        var places = StationPlaces.Here();
        places.RequireRights();
        var entry = new NetworkEntry(session, places);
        var wish = new NetworkWish(
            parse.GetRequiredValue(_interface), parse.GetValue(_dhcp), parse.GetValue(_addresses) ?? [], parse.GetValue(_gateways) ?? [], parse.GetValue(_servers) ?? []);
        if (parse.GetValue(_print))
        {
            return Tell(session, entry.Show(wish), isApplied: false, "");
        }

        var probe = Probe(session, places, parse);
        var (plan, problem) = await entry.ApplyAsync(
            wish, probe, TimeSpan.FromSeconds(parse.GetValue(_within)), ask => parse.GetValue(_yes) ? Task.CompletedTask : Question.RequireYesAsync("Apply this?", ask), cancellation);
        return problem is null
            ? Tell(session, plan, isApplied: true, $"{wish.Interface} is set up, and {probe.Shop} is reached.")
            : throw new ShopException(ExitCode.Unreachable, $"{problem} What was before is back.");
    }

    private ShopProbe Probe(Session session, StationPlaces places, ParseResult parse)
    {
        var kept = new CredentialsFile(session.Storage, places.Credentials).Read();
        var shop = parse.GetValue(_shop);
        if (shop is null)
        {
            return kept is null
                ? throw new UsageException("Say which shop must be reached: --shop URL, or log the station in first: cardshop station credentials URL")
                : new ShopProbe(kept.Shop, kept.Pin, session.Clock);
        }

        return new ShopProbe(shop, NewLogin.Pinned(shop, parse.GetValue(_fingerprint)) ?? (kept?.Shop == shop ? kept.Pin : null), session.Clock);
    }

    private static int Tell(Session session, NetworkPlan plan, bool isApplied, string text)
    {
        session.Reporter.Result(ExitCode.Ok, new NetworkChangeResult(plan.Settings.Interface, plan.File, plan.Text, isApplied), StationJson.Default.NetworkChangeResult, text);
        return ExitCode.Ok;
    }
}
