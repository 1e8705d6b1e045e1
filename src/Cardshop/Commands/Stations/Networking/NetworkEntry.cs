using Cardshop.Stations;
using Cardshop.Stations.Networking;

namespace Cardshop.Commands.Stations.Networking;

/// <summary>Takes a wish for the network, shows what will be written, and carries it out.</summary>
internal sealed class NetworkEntry(Session session, StationPlaces places)
{
    private readonly INetworkConfigurator _configurator = NetworkConfigurators.Get(places);

    /// <summary>Checks a wish, and shows what would be written.</summary>
    /// <exception cref="UsageException">All that is wrong with it.</exception>
    public NetworkPlan Show(NetworkWish wish)
    {
        var (settings, problems) = NetworkRules.Check(wish, InterfaceSurvey.Find());
        if (settings is null)
        {
            throw new UsageException(string.Join('\n', problems));
        }

        var file = _configurator.PathOf(settings.Interface);
        var text = _configurator.Compose(settings, File.Exists(file) ? File.ReadAllText(file) : null);
        session.Reporter.Say($"{file}:\n\n{text}");
        foreach (var notice in _configurator.NoticesOf(settings))
        {
            session.Reporter.Notice(notice);
        }

        return new NetworkPlan(settings, file, text);
    }

    /// <summary>Puts back what an earlier change has left, then carries out this one.</summary>
    /// <param name="wish">What is to be.</param>
    /// <param name="probe">The shop that must be reached afterwards.</param>
    /// <param name="within">How long it may take.</param>
    /// <param name="confirm">Throws unless what was shown may be applied.</param>
    /// <param name="cancellation">Puts back what was before.</param>
    /// <returns>What was shown; and null when it counts, else why what was before is back.</returns>
    public async Task<(NetworkPlan Plan, string? Problem)> ApplyAsync(
        NetworkWish wish, ShopProbe probe, TimeSpan within, Func<CancellationToken, Task> confirm, CancellationToken cancellation)
    {
        var undo = new UndoFile(session.Storage, places.Undo);
        using var held = undo.TryLock() ?? throw new UsageException("The network is being changed by another command. Wait until it has ended.");
        if (await undo.PutBackAsync() is { } left)
        {
            session.Reporter.Notice($"A change of {left.Interface} was interrupted; what was before is back.");
        }

        var plan = Show(wish);
        await confirm(cancellation);
        if (!await NetworkGuard.StartAsync(session.Storage, places, cancellation))
        {
            session.Reporter.Notice("systemd does not run here: should this machine go down before the shop is reached, say \"cardshop station network restore\" afterwards.");
        }

        session.Reporter.Say($"Waiting up to {within.TotalSeconds:0} seconds until {probe.Shop} is reached.");
        return (plan, await new NetworkChange(session.Storage, undo, _configurator, session.Clock).RunAsync(plan.Settings, plan.Text, probe, within, cancellation));
    }
}
