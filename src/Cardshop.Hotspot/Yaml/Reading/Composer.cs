using Cardshop.Hotspot.Yaml.Scalars;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Cardshop.Hotspot.Yaml.Reading;

/// <summary>
/// Makes nodes of the parser's events: resolves tags, follows aliases, merges mappings. A wrong value is reported and stands in the tree as
/// text; what would take too much memory ends the reading.
/// </summary>
internal sealed class Composer(EventStream events, ProblemLog problems, int textLength)
{
    private readonly Anchors _anchors = new();
    private readonly Dictionary<YamlNode, SpecialKey> _specialKeys = new(ReferenceEqualityComparer.Instance);
    private readonly ExpansionLimit _expansion = new(textLength);

    /// <summary>Reads the only document.</summary>
    public YamlNode ComposeDocument()
    {
        events.Take<StreamStart>();
        if (events.Current is StreamEnd)
        {
            return YamlScalar.Read(YamlTag.Null, null, "", new YamlPosition(1, 1));
        }

        events.Take<DocumentStart>();
        var root = ComposeValue(depth: 1);
        events.Take<DocumentEnd>();
        return events.Current is StreamEnd
            ? root
            : throw new YamlSyntaxException(events.At, "a second document starts here, but a file holds only one");
    }

    private YamlNode ComposeValue(int depth)
    {
        var at = events.At;
        var node = ComposeNode(depth);
        if (_specialKeys.ContainsKey(node))
        {
            problems.Error(at, $"\"{node}\" has a meaning only as a key; quote it if it is text");
        }

        return node;
    }

    private YamlNode ComposeNode(int depth) => events.Current switch
    {
        AnchorAlias => ComposeAlias(depth),
        Scalar => Anchored(ComposeScalar),
        SequenceStart => Anchored(() => ComposeSequence(depth)),
        MappingStart => Anchored(() => ComposeMapping(depth)),
        _ => throw new YamlSyntaxException(events.At, "a value was expected here"),
    };

    private YamlNode Anchored(Func<YamlNode> compose)
    {
        var anchor = ((NodeEvent)events.Current).Anchor;
        if (!_anchors.Open(anchor))
        {
            problems.Error(events.At, $"the anchor &{anchor.Value} is there already; give this one another name");
        }

        var node = compose();
        _anchors.Close(anchor, node);
        return node;
    }

    private YamlNode ComposeAlias(int depth)
    {
        var at = events.At;
        var anchor = events.Take<AnchorAlias>().Value;
        if (!_anchors.TryFind(anchor, out var node))
        {
            return Wrong(at, $"*{anchor.Value}", $"there is no &{anchor.Value} before *{anchor.Value}");
        }

        if (node is null)
        {
            return Wrong(at, $"*{anchor.Value}", $"a value cannot contain itself, but *{anchor.Value} is within &{anchor.Value}");
        }

        _expansion.Spend(node.Weight, at);
        RequireDepth(depth + node.Height - 1, at);
        return node;
    }

    private YamlScalar ComposeScalar()
    {
        var at = events.At;
        var scalar = events.Take<Scalar>();
        var tag = NodeTag.Of(scalar);
        var isPlain = tag.IsOrdinary || (tag.IsAbsent && scalar.Style == ScalarStyle.Plain);
        if ((isPlain ? SpecialKeys.OfPlain(scalar.Value) : SpecialKeys.OfTag(tag.Name)) is { } special)
        {
            var node = YamlScalar.Read(YamlTag.Str, scalar.Value, scalar.Value, at);
            _specialKeys.Add(node, special);
            return node;
        }

        if (tag.IsAbsent || tag.IsOrdinary)
        {
            // Python's regular expressions end before a last line feed too, which only text with the tag "!" can have.
            var decisive = scalar.Value.Length > 1 && scalar.Value.EndsWith('\n') ? scalar.Value[..^1] : scalar.Value;
            return Construct(isPlain ? ScalarTypes.OfPlain(decisive) : ScalarTypes.Text, scalar.Value, at);
        }

        return ScalarTypes.Find(tag.Name ?? "") is { } type
            ? Construct(type, scalar.Value, at)
            : Wrong(at, scalar.Value, UnknownTag(tag));
    }

    private YamlScalar Construct(IScalarType type, string text, YamlPosition at)
    {
        try
        {
            return YamlScalar.Read(type.Tag, type.Construct(text), text, at);
        }
        catch (YamlValueException error)
        {
            return Wrong(at, text, error.Message);
        }
    }

    private YamlNode ComposeSequence(int depth)
    {
        var at = events.At;
        RequireDepth(depth, at);
        var tag = NodeTag.Of(events.Take<SequenceStart>());
        var items = new List<YamlNode>();
        while (events.Current is not SequenceEnd)
        {
            items.Add(ComposeValue(depth + 1));
        }

        events.Take<SequenceEnd>();
        YamlTag? type = tag.NameOr("seq") switch
        {
            "seq" => YamlTag.Seq,
            "omap" => YamlTag.Omap,
            "pairs" => YamlTag.Pairs,
            _ => null,
        };
        if (type is YamlTag.Omap or YamlTag.Pairs)
        {
            ReportItemsThatAreNoPairs(items);
        }

        return type is { } known ? new YamlSequence(known, items) { At = at } : Wrong(at, "", UnknownTag(tag));
    }

    private YamlNode ComposeMapping(int depth)
    {
        var at = events.At;
        RequireDepth(depth, at);
        var start = events.Take<MappingStart>();
        var tag = NodeTag.Of(start);
        var pairs = new MappingPairs(problems, _expansion);
        while (events.Current is not MappingEnd)
        {
            var keyAt = events.At;
            if (start.Style == MappingStyle.Block && events.IsMadeUpKey)
            {
                throw new YamlSyntaxException(events.NextColon, "there is no key before this colon");
            }

            var key = ComposeNode(depth + 1);
            var value = ComposeValue(depth + 1);
            pairs.Add(key, keyAt, _specialKeys.TryGetValue(key, out var special) ? special : null, value);
        }

        events.Take<MappingEnd>();
        return tag.NameOr("map") switch
        {
            "map" => new YamlMapping(YamlTag.Map, pairs.Merged()) { At = at },
            "set" => new YamlMapping(YamlTag.Set, [.. pairs.Merged().Select(pair => pair with { Value = YamlScalar.Null })]) { At = at },
            { } name when ScalarTypes.Find(name) is { } type && pairs.ValueKey is { } value => Construct(type, value.Written, at),
            _ => Wrong(at, "", UnknownTag(tag)),
        };
    }

    private void ReportItemsThatAreNoPairs(List<YamlNode> items)
    {
        foreach (var item in items.Where(item => item is not YamlMapping { Pairs.Count: 1 }))
        {
            problems.Error(item.At, "each item of an ordered map is a mapping with one pair");
        }
    }

    private YamlScalar Wrong(YamlPosition at, string text, string message)
    {
        problems.Error(at, message);
        return YamlScalar.Read(YamlTag.Str, text, text, at);
    }

    private static string UnknownTag(NodeTag tag) => $"the tag {tag} does not fit here or is not known; remove it";

    private static void RequireDepth(int depth, YamlPosition at)
    {
        if (depth > YamlNode.MaxDepth)
        {
            throw new YamlSyntaxException(at, $"more than {YamlNode.MaxDepth} collections within each other");
        }
    }
}
