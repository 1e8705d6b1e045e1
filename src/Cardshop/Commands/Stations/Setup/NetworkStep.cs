using Cardshop.Commands.Shop;
using Cardshop.Commands.Stations.Networking;
using Cardshop.Stations;
using Cardshop.Stations.Access;
using Cardshop.Stations.Networking;

namespace Cardshop.Commands.Stations.Setup;

/// <summary>Sets the network up; who is connected can pass over it.</summary>
internal sealed class NetworkStep(Session session, StationPlaces places, SetupPrompts prompts) : ISetupStep
{
    private const string Dhcp = "dhcp";
    private const string Static = "static";
    private const string Back = "";

    private static readonly char[] Separators = [' ', ','];

    public string Name => "Network";

    /// <summary>Any address will do: whether the shop is reached is what the login says.</summary>
    public Task<StepState> LookAsync(CancellationToken cancellation)
    {
        var interfaces = InterfaceSurvey.Find().Where(one => one.Addresses.Count > 0).ToList();
        return Task.FromResult(new StepState(
            interfaces.Count > 0 && !new UndoFile(session.Storage, places.Undo).Exists,
            interfaces.Count == 0 ? "not connected" : string.Join('\n', interfaces.Select(one => $"{one.Name}: {string.Join(" ", one.Addresses)}{(one.IsUp ? "" : " (no cable)")}"))));
    }

    public async Task RunAsync(CancellationToken cancellation)
    {
        var entry = new NetworkEntry(session, places);
        var interfaces = InterfaceSurvey.Find().Where(one => one.IsWired).ToList();
        var name = await prompts.ChooseAsync(
            "Which interface?", [.. interfaces.Select(one => (one.Name, $"{one.Name}  {string.Join(" ", one.Addresses)}")), (Back, "Leave all as they are")], cancellation);
        if (interfaces.Find(one => string.Equals(one.Name, name, StringComparison.Ordinal)) is not { } chosen || await WishAsync(chosen, cancellation) is not { } wish)
        {
            session.Reporter.Say("The network stays as it is.");
            return;
        }

        if (await ProbeAsync(cancellation) is not { } probe)
        {
            session.Reporter.Say("The network stays as it is.");
            return;
        }

        var (_, problem) = await entry.ApplyAsync(wish, probe, TimeSpan.FromSeconds(NetworkSetCommand.UsualSeconds), RequireYesAsync, cancellation);
        if (problem is null)
        {
            session.Reporter.Say($"{wish.Interface} is set up, and {probe.Shop} is reached.");
        }
        else
        {
            session.Reporter.Error($"{problem} What was before is back.");
        }
    }

    private async Task<NetworkWish?> WishAsync(FoundInterface chosen, CancellationToken cancellation)
    {
        var method = await prompts.ChooseAsync($"How does {chosen.Name} get its address?", [(Dhcp, "From the network (DHCP)"), (Static, "I say which"), (Back, "Leave it as it is")], cancellation);
        if (method is Dhcp)
        {
            return new NetworkWish(chosen.Name, Dhcp: true, [], [], []);
        }

        var usual = chosen.Addresses.Where(address => !address.StartsWith("fe80:", StringComparison.OrdinalIgnoreCase)).ToList();
        var addresses = method is Static ? await ListAsync("Addresses with their prefix (192.168.1.20/24)", usual, cancellation) : [];
        return addresses.Count == 0 ? null : new NetworkWish(
            chosen.Name,
            Dhcp: false,
            addresses,
            await ListAsync("Gateways", chosen.Gateways, cancellation),
            await ListAsync("Name servers", [], cancellation));
    }

    private async Task<IReadOnlyList<string>> ListAsync(string question, IReadOnlyList<string> usual, CancellationToken cancellation)
    {
        var text = await prompts.AskAsync(question, usual.Count == 0 ? null : string.Join(' ', usual), _ => null, cancellation);
        return text?.Split(Separators, StringSplitOptions.RemoveEmptyEntries) ?? [];
    }

    private async Task<ShopProbe?> ProbeAsync(CancellationToken cancellation)
    {
        if (new CredentialsFile(session.Storage, places.Credentials).Read() is { } kept)
        {
            return new ShopProbe(kept.Shop, kept.Pin, session.Clock);
        }

        var text = await prompts.AskAsync("Address of the shop that must be reached", usual: null, text => ShopAddress.TryParse(text, out _) ? null : ShopAddress.ProblemOf(text), cancellation);
        return text is not null && ShopAddress.TryParse(text, out var shop) ? new ShopProbe(shop, pin: null, session.Clock) : null;
    }

    private async Task RequireYesAsync(CancellationToken cancellation)
    {
        if (!await prompts.ConfirmAsync("Apply this?", cancellation))
        {
            throw new UsageException("Nothing was changed.");
        }
    }
}
