namespace Cardshop.Stations.Networking;

/// <summary>A network interface, as it is now.</summary>
/// <param name="Name">What the kernel calls it.</param>
/// <param name="IsUp">Whether there is a connection.</param>
/// <param name="IsWired">False for Wi-Fi.</param>
/// <param name="Mac">Its hardware address.</param>
/// <param name="Addresses">With their prefixes.</param>
/// <param name="Gateways">The ways out.</param>
internal sealed record FoundInterface(string Name, bool IsUp, bool IsWired, string Mac, IReadOnlyList<string> Addresses, IReadOnlyList<string> Gateways)
{
    public IReadOnlyList<string> Cells() => [Name, IsUp ? "up" : "down", string.Join(" ", Addresses), string.Join(" ", Gateways), Mac, IsWired ? "" : "wireless"];
}
