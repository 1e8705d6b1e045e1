namespace Cardshop.Stations.Networking;

/// <summary>What keeps the network of a machine: netplan, or NetworkManager.</summary>
internal interface INetworkConfigurator
{
    /// <summary>Its name.</summary>
    string Name { get; }

    /// <summary>The file that says how an interface is set up.</summary>
    string PathOf(string @interface);

    /// <summary>What the file is to say.</summary>
    /// <param name="settings">For one interface.</param>
    /// <param name="before">What it says now, for other interfaces too; null when it is not there.</param>
    string Compose(NetworkSettings settings, string? before);

    /// <summary>What else a person should know before this is applied.</summary>
    IEnumerable<string> NoticesOf(NetworkSettings settings);

    /// <summary>Programs that make the file count, one after the other.</summary>
    IReadOnlyList<IReadOnlyList<string>> Apply(string @interface);

    /// <summary>Programs that make what was before count again, once the file is as it was.</summary>
    Task<IReadOnlyList<IReadOnlyList<string>>> UndoAsync(string @interface, CancellationToken cancellation);
}
