using Cardshop.Commands;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Cardshop.Stations.Networking;

/// <summary>
/// netplan, by a file of its own that comes after those of the system (https://netplan.readthedocs.io, "YAML configuration"):
/// <code>
/// network:
///   version: 2
///   ethernets:
///     eth0:
///       dhcp4: false
///       dhcp6: false
///       addresses: [192.168.1.20/24]
///       routes:
///       - to: default
///         via: 192.168.1.1
/// </code>
/// </summary>
/// <param name="folder">Its files.</param>
internal sealed class Netplan(string folder) : INetworkConfigurator
{
    private const string Head = "# Written by: cardshop station network set\n";
    private const string Program = "netplan";

    public string Name => Program;

    public string PathOf(string @interface) => Path.Join(folder, "90-cardshop.yaml");

    public string Compose(NetworkSettings settings, string? before)
    {
        var root = before is null ? new YamlMappingNode() : Load(before, PathOf(settings.Interface));
        var network = NetplanDocument.Child(root, "network");
        NetplanDocument.Set(network, "version", "2");
        NetplanDocument.Child(network, "ethernets").Children[new YamlScalarNode(settings.Interface)] = NetplanDocument.Describe(settings);
        return Head + NetplanDocument.Write(root);
    }

    public IEnumerable<string> NoticesOf(NetworkSettings settings)
    {
        foreach (var path in Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal).Where(path => !string.Equals(path, PathOf(settings.Interface), StringComparison.Ordinal)))
        {
            var lists = NetplanDocument.TryLoad(File.ReadAllText(path)) is { } root ? NetplanDocument.ListsOf(root, settings.Interface) : [];
            if (lists.Count > 0)
            {
                yield return $"{path} gives {settings.Interface} {string.Join(" and ", lists)} too, which netplan adds to these. If they must go, take them out there.";
            }
        }
    }

    public IReadOnlyList<IReadOnlyList<string>> Apply(string @interface) => [[Program, "generate"], [Program, "apply"]];

    public Task<IReadOnlyList<IReadOnlyList<string>>> UndoAsync(string @interface, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<IReadOnlyList<string>>>([[Program, "apply"]]);

    private static YamlMappingNode Load(string text, string path)
    {
        try
        {
            return NetplanDocument.Load(text);
        }
        catch (YamlException error)
        {
            throw new UsageException($"{path}: is damaged in line {error.Start.Line}. Repair it, or remove it: {error.Message}");
        }
    }
}
