using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Cardshop.Stations.Networking;

/// <summary>Documents of netplan.</summary>
internal static class NetplanDocument
{
    /// <summary>Lists that netplan puts together from all its files, instead of taking the last.</summary>
    private static readonly string[] Lists = ["addresses", "routes"];

    /// <exception cref="YamlException">It is no document of netplan.</exception>
    public static YamlMappingNode Load(string text)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(text));
        }
        catch (Exception error) when (error is InvalidOperationException or ArgumentException)
        {
            throw new YamlException(error.Message, error);
        }

        return stream.Documents.Count == 0 ? new YamlMappingNode() : stream.Documents[0].RootNode as YamlMappingNode ?? throw new YamlException("It is no mapping.");
    }

    /// <summary>The same; null when it is no such document.</summary>
    public static YamlMappingNode? TryLoad(string text)
    {
        try
        {
            return Load(text);
        }
        catch (YamlException)
        {
            return null;
        }
    }

    public static string Write(YamlMappingNode root)
    {
        using var text = new StringWriter { NewLine = "\n" };
        new YamlStream(new YamlDocument(root)).Save(text, assignAnchors: false);
        const string End = "...\n";
        var written = text.ToString().ReplaceLineEndings("\n");
        return written.EndsWith(End, StringComparison.Ordinal) ? written[..^End.Length] : written;
    }

    /// <summary>The mapping below a key; made when it is not there.</summary>
    public static YamlMappingNode Child(YamlMappingNode parent, string key)
    {
        if (parent.Children.TryGetValue(new YamlScalarNode(key), out var node) && node is YamlMappingNode mapping)
        {
            return mapping;
        }

        var made = new YamlMappingNode();
        parent.Children[new YamlScalarNode(key)] = made;
        return made;
    }

    public static void Set(YamlMappingNode parent, string key, string value) => parent.Children[new YamlScalarNode(key)] = new YamlScalarNode(value);

    /// <summary>How an interface is set up.</summary>
    public static YamlMappingNode Describe(NetworkSettings settings)
    {
        var node = new YamlMappingNode();
        var dhcp = settings.IsDhcp ? "true" : "false";
        Set(node, "dhcp4", dhcp);
        Set(node, "dhcp6", dhcp);
        Set(node, "optional", "true");
        if (settings.Addresses.Count > 0)
        {
            node.Add("addresses", Sequence(settings.Addresses.Select(address => address.ToString())));
        }

        if (settings.Gateways.Count > 0)
        {
            node.Add("routes", new YamlSequenceNode(settings.Gateways.Select(gateway => new YamlMappingNode("to", "default", "via", gateway.ToString()))));
        }

        if (settings.NameServers.Count > 0)
        {
            node.Add("nameservers", new YamlMappingNode("addresses", Sequence(settings.NameServers.Select(server => server.ToString()))));
        }

        return node;
    }

    /// <summary>Which lists a document has for an interface.</summary>
    public static IReadOnlyList<string> ListsOf(YamlMappingNode root, string @interface) =>
        Find(root, "network", "ethernets", @interface) is { } node ? [.. Lists.Where(list => node.Children.ContainsKey(new YamlScalarNode(list)))] : [];

    private static YamlMappingNode? Find(YamlMappingNode root, params IEnumerable<string> path)
    {
        var node = root;
        foreach (var key in path)
        {
            if (!node.Children.TryGetValue(new YamlScalarNode(key), out var child) || child is not YamlMappingNode mapping)
            {
                return null;
            }

            node = mapping;
        }

        return node;
    }

    private static YamlSequenceNode Sequence(IEnumerable<string> values) => new(values.Select(value => new YamlScalarNode(value)));
}
