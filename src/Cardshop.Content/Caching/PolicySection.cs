using System.Globalization;
using Cardshop.Primitives.Sizes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Cardshop.Content.Caching;

/// <summary>A mapping of a policy file, read key by key; what nobody asks for is unknown.</summary>
/// <param name="path">The key that it stands under; empty for the file as a whole.</param>
/// <param name="node">The mapping; anything else is a problem, but for nothing, which counts as a mapping without keys.</param>
/// <param name="problems">Takes what is wrong.</param>
internal sealed class PolicySection(string path, YamlNode node, List<CachePolicyProblem> problems)
{
    private static readonly string[] Yes = ["yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON"];
    private static readonly string[] No = ["no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF"];
    private static readonly string[] Nulls = ["", "~", "null", "Null", "NULL"];
    private static readonly EvictionOrder[] Orders = Enum.GetValues<EvictionOrder>();

    private readonly List<string> _known = [];

    /// <summary>Bytes; null for none and for 0.</summary>
    public long? Size(string key) =>
        Limit(key, text => ByteSize.TryParse(text, out var size) ? size.Bytes : null, "a size, such as 10GiB, or a number of bytes");

    /// <summary>A time; null for none and for 0.</summary>
    public TimeSpan? Duration(string key) =>
        Limit(key, text => HumanDuration.TryParse(text, out var time) ? time.Ticks : null, "a time, such as 30d, or a number of seconds") is { } ticks
            ? new TimeSpan(ticks)
            : null;

    /// <summary>A number; null for none and for 0.</summary>
    public long? Count(string key) =>
        Limit(key, text => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null, "a number");

    public bool Flag(string key, bool absent) =>
        Value<bool>(key, text => Yes.Contains(text) ? true : No.Contains(text) ? false : null, "yes or no") ?? absent;

    public EvictionOrder Order(string key) =>
        Value<EvictionOrder>(
            key,
            text => Orders.Where(order => string.Equals(NameOf(order), text, StringComparison.Ordinal)).Cast<EvictionOrder?>().FirstOrDefault(),
            $"one of {string.Join(", ", Orders.Select(NameOf))}") ?? EvictionOrder.Lru;

    /// <summary>A text; null for none.</summary>
    public string? Text(string key)
    {
        var value = Find(key);
        if (value is not (null or YamlScalarNode))
        {
            Report(key, "A single value is expected.");
        }

        return value is YamlScalarNode scalar && !IsNull(scalar) ? scalar.Value : null;
    }

    /// <summary>A text that must be there; null when it is not, which is a problem.</summary>
    public string? Text(string key, string missing)
    {
        if (node is YamlMappingNode && (Find(key) is not { } value || IsNull(value)))
        {
            Report(key, missing);
        }

        return Text(key);
    }

    /// <summary>The section under a key; null when there is none.</summary>
    public PolicySection? Section(string key) => Find(key) is { } value ? new PolicySection(PathOf(key), value, problems) : null;

    /// <summary>The sections of the list under a key.</summary>
    public IEnumerable<PolicySection> Sections(string key)
    {
        var value = Find(key);
        if (value is not null and not YamlSequenceNode && !IsNull(value))
        {
            Report(key, "A list is expected.");
        }

        return (value as YamlSequenceNode ?? []).Select((item, i) => new PolicySection($"{PathOf(key)}[{i}]", item, problems));
    }

    /// <summary>Says what is wrong with the value of a key, or that the key is missing.</summary>
    public void Report(string key, string message) => Report((Find(key) ?? node).Start, PathOf(key), message);

    /// <summary>Reports all keys that nobody has asked for, and a section that is no mapping.</summary>
    public void RefuseOthers()
    {
        if (node is not YamlMappingNode mapping)
        {
            if (!IsNull(node))
            {
                Report(node.Start, path, "A mapping of keys to values is expected.");
            }

            return;
        }

        foreach (var key in mapping.Children.Keys.Where(key => key is not YamlScalarNode { Value: { } name } || !_known.Contains(name)))
        {
            Report(key.Start, PathOf((key as YamlScalarNode)?.Value ?? "?"), $"There is no such key; there are {string.Join(", ", _known)}.");
        }
    }

    private static string NameOf(EvictionOrder order) => order.ToString().ToLowerInvariant();

    private static bool IsNull(YamlNode value) => value is YamlScalarNode { Style: ScalarStyle.Plain or ScalarStyle.Any, Value: var text } && Nulls.Contains(text ?? "");

    private long? Limit(string key, Func<string, long?> parse, string expected) => Value(key, parse, expected) is > 0 and var limit ? limit : null;

    private T? Value<T>(string key, Func<string, T?> parse, string expected)
        where T : struct
    {
        var text = Text(key);
        var value = text is null ? null : parse(text);
        if (text is not null && value is null)
        {
            Report(key, $"\"{text}\" is not {expected}.");
        }

        return value;
    }

    private YamlNode? Find(string key)
    {
        if (!_known.Contains(key))
        {
            _known.Add(key);
        }

        return node is YamlMappingNode mapping && mapping.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null;
    }

    private string PathOf(string key) => path.Length == 0 ? key : $"{path}.{key}";

    private void Report(Mark at, string where, string message) => problems.Add(new CachePolicyProblem(at.Line, at.Column, where, message));
}
