using Cardshop.Commands;

namespace Cardshop.Stations;

/// <summary>Where a writer host keeps what makes it one.</summary>
/// <param name="Root">What stands for <c>/</c>: another folder for an image that is prepared, or a machine that was made up.</param>
/// <param name="IsImage">Whether it is not the machine that this runs on, so that nothing is started there.</param>
internal sealed record StationPlaces(string Root, bool IsImage)
{
    /// <summary>The variables with which the services log in.</summary>
    public string Credentials => At("etc/cardshop/station.env");

    /// <summary>The slots that have names on this machine, whoever asks.</summary>
    public string Slots => At(SlotsOfMachine);

    /// <summary>Units that were written here, not installed by a package.</summary>
    public string Units => At("etc/systemd/system");

    /// <summary>Files of netplan.</summary>
    public string Netplan => At("etc/netplan");

    /// <summary>Connections of NetworkManager.</summary>
    public string Connections => At("etc/NetworkManager/system-connections");

    /// <summary>What to put back when a change of the network did not come to its end.</summary>
    public string Undo => At("var/lib/cardshop/network/undo.json");

    public const string SlotsOfMachine = "etc/cardshop/slots.json";

    /// <summary>The machine that this runs on.</summary>
    public static StationPlaces Here() => new(Path.GetFullPath(Variables.Find("CARDSHOP_SYSTEM_ROOT") ?? "/"), IsImage: false);

    /// <summary>An image that is prepared.</summary>
    public static StationPlaces Of(string folder) => new(Path.GetFullPath(folder), IsImage: true);

    /// <exception cref="UsageException">Who runs this may not change the machine.</exception>
    public void RequireRights()
    {
        if (!Environment.IsPrivilegedProcess && Root is "/")
        {
            throw new UsageException("Only root may change how this machine is set up. Put sudo before the command.");
        }
    }

    private string At(string path) => Path.Join(Root, path);
}
