using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Cardshop.Stations.Programs;

namespace Cardshop.Stations.Networking;

/// <summary>
/// NetworkManager, by a connection of its own for each interface (nm-settings-keyfile(5)):
/// <code>
/// [connection]
/// id=cardshop-eth0
/// type=ethernet
/// interface-name=eth0
///
/// [ipv4]
/// method=manual
/// address1=192.168.1.20/24
/// gateway=192.168.1.1
/// </code>
/// </summary>
/// <param name="folder">Its connections.</param>
/// <param name="program"><c>nmcli</c>.</param>
internal sealed class NetworkManager(string folder, SystemProgram program) : INetworkConfigurator
{
    private const string Client = "nmcli";

    /// <summary>Before the connections that the system has made for the same interface.</summary>
    private const int Priority = 100;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    public string Name => "NetworkManager";

    public string PathOf(string @interface) => Path.Join(folder, $"{IdOf(@interface)}.nmconnection");

    public string Compose(NetworkSettings settings, string? before)
    {
        var text = new StringBuilder();
        text.Append("# Written by: cardshop station network set\n");
        text.Append(CultureInfo.InvariantCulture, $"[connection]\nid={IdOf(settings.Interface)}\ntype=ethernet\ninterface-name={settings.Interface}\nautoconnect-priority={Priority}\n");
        Append(text, "ipv4", settings.Of(AddressFamily.InterNetwork), settings.IsDhcp);
        Append(text, "ipv6", settings.Of(AddressFamily.InterNetworkV6), settings.IsDhcp);
        return text.ToString();
    }

    public IEnumerable<string> NoticesOf(NetworkSettings settings) => [];

    public IReadOnlyList<IReadOnlyList<string>> Apply(string @interface) =>
        [[Client, "connection", "reload"], [Client, "--wait", "30", "connection", "up", "id", IdOf(@interface), "ifname", @interface]];

    public async Task<IReadOnlyList<IReadOnlyList<string>>> UndoAsync(string @interface, CancellationToken cancellation)
    {
        var active = await program.TryAsync(["--get-values", "GENERAL.CON-UUID", "device", "show", @interface], Longest, cancellation);
        IReadOnlyList<string> reload = [Client, "connection", "reload"];
        return active.ExitCode == 0 && active.Output.Trim() is { Length: > 0 } id
            ? [reload, [Client, "--wait", "30", "connection", "up", "uuid", id, "ifname", @interface]]
            : [reload];
    }

    private static string IdOf(string @interface) => $"cardshop-{@interface}";

    private static void Append(StringBuilder text, string family, NetworkSettings settings, bool isDhcp)
    {
        // A family without an address of its own takes what the network offers, as the interface did before.
        var isManual = !isDhcp && settings.Addresses.Count > 0;
        var isOff = !isDhcp && !isManual && family is "ipv4";
        text.Append(CultureInfo.InvariantCulture, $"\n[{family}]\nmethod={(isManual ? "manual" : isOff ? "disabled" : "auto")}\n");
        for (var at = 0; at < settings.Addresses.Count; at++)
        {
            text.Append(CultureInfo.InvariantCulture, $"address{at + 1}={settings.Addresses[at]}\n");
        }

        if (settings.Gateways.Count > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"gateway={settings.Gateways[0]}\n");
        }

        if (settings.NameServers.Count > 0 && !isOff)
        {
            text.Append(CultureInfo.InvariantCulture, $"dns={string.Join(';', settings.NameServers)};\n");
        }
    }
}
