using YamlDotNet.Core.Events;

namespace Cardshop.Hotspot.Yaml.Reading;

/// <summary>The tag of a node as it is written, with its shorthand resolved.</summary>
/// <param name="Uri">Empty when there is none.</param>
internal readonly record struct NodeTag(string Uri)
{
    private const string Repository = "tag:yaml.org,2002:";

    /// <summary>There is none: the node's style and text decide.</summary>
    public bool IsAbsent => Uri.Length == 0;

    /// <summary>It is <c>!</c>: the text decides, even when it is quoted.</summary>
    public bool IsOrdinary => Uri is "!";

    /// <summary>The name in the YAML 1.1 repository, like <c>int</c>; null when the tag is another one.</summary>
    public string? Name => Uri.StartsWith(Repository, StringComparison.Ordinal) ? Uri[Repository.Length..] : null;

    /// <summary>The name, or the one that a collection has when its tag says nothing.</summary>
    public string? NameOr(string ordinary) => IsAbsent || IsOrdinary ? ordinary : Name;

    public static NodeTag Of(NodeEvent node) => new(node.Tag.IsEmpty ? "" : node.Tag.Value);

    /// <summary>As people write it.</summary>
    public override string ToString() => Name is { } name ? $"!!{name}" : Uri;
}
