using System.Numerics;
using Cardshop.Hotspot.Yaml;
using Cardshop.Primitives.Sizes;

namespace Cardshop.Hotspot.Recipes.Reading;

/// <summary>
/// Reads the values of a mapping with known keys, and reports keys that are not known and values of the wrong type. A key whose value is
/// null counts as absent, as it does to image-creator.
/// </summary>
internal sealed class FieldReader
{
    private readonly ProblemList _problems;

    private FieldReader(PlacedNode mapping, ProblemList problems)
    {
        Mapping = mapping;
        _problems = problems;
    }

    /// <summary>The mapping itself.</summary>
    public PlacedNode Mapping { get; }

    /// <summary>Starts reading a mapping; null when the node is none, which is reported.</summary>
    public static FieldReader? Open(PlacedNode? node, IReadOnlyList<string> keys, ProblemList problems)
    {
        if (node is null)
        {
            return null;
        }

        if (node.Node is not YamlMapping)
        {
            problems.Error(node, $"a mapping is expected here, not {node.Describe()}", $"write keys and values: {string.Join(", ", keys)}");
            return null;
        }

        foreach (var (key, _) in node.Pairs.Where(pair => !keys.Contains(pair.Key.Text)))
        {
            var suggestion = KeySuggestion.For(key.Written(), keys);
            problems.Error(
                key,
                $"there is no key \"{key.Written()}\" here",
                suggestion is null ? $"the keys are {string.Join(", ", keys)}" : $"did you mean {suggestion}?");
        }

        return new FieldReader(node, problems);
    }

    /// <summary>Reports that a key has no value.</summary>
    public void Require(string key, string fix)
    {
        if (Mapping[key] is null)
        {
            _problems.Error(Mapping, $"{key} is missing", fix);
        }
    }

    public Field<string>? Text(string key) => Mapping[key] switch
    {
        null => null,
        { Text: { } text } value => new Field<string>(text, value),
        var value => WrongType<string>(value, "text"),
    };

    public Field<bool>? Flag(string key) => Mapping[key] switch
    {
        null => null,
        { Node: YamlScalar { Value: bool flag } } value => new Field<bool>(flag, value),
        var value => WrongType<bool>(value, "true or false"),
    };

    /// <summary>A number of bytes.</summary>
    public Field<ByteSize>? Bytes(string key) => Mapping[key] switch
    {
        null => null,
        { Node: YamlScalar { Value: BigInteger bytes } } value => Bytes(bytes, value),
        var value => WrongType<ByteSize>(value, "a number of bytes"),
    };

    /// <summary>A number of bytes, or a size with a unit.</summary>
    public Field<ByteSize>? Size(string key)
    {
        if (Mapping[key] is not { Text: { } text } value)
        {
            return Bytes(key);
        }

        if (ByteSize.TryParse(text, out var size))
        {
            return new Field<ByteSize>(size, value);
        }

        _problems.Error(value, $"\"{value.Written()}\" is not a size", "write a number of bytes, or a size like 8GB or 8GiB");
        return null;
    }

    /// <summary>The items of a list of mappings, each read by <paramref name="read"/>.</summary>
    public List<T> List<T>(string key, Func<PlacedNode, T?> read)
        where T : class
    {
        if (Mapping[key] is { } value and not { Node: YamlSequence { Tag: YamlTag.Seq } })
        {
            _problems.Error(value, $"a list is expected here, not {value.Describe()}", "start each item on a line of its own with \"- \"");
        }

        return [.. Mapping[key]?.Items.Select(read).OfType<T>() ?? []];
    }

    private Field<ByteSize>? Bytes(BigInteger bytes, PlacedNode value)
    {
        if (bytes >= 0 && bytes <= long.MaxValue)
        {
            return new Field<ByteSize>(new ByteSize((long)bytes), value);
        }

        _problems.Error(value, $"{value.Written()} is not a number of bytes", $"write a number from 0 to {long.MaxValue}");
        return null;
    }

    private Field<T>? WrongType<T>(PlacedNode value, string expected)
    {
        var fix = value.Node is YamlScalar && typeof(T) == typeof(string) ? $"quote it: '{value.Written()}'" : $"write {expected}";
        _problems.Error(value, $"{expected} is expected here, not {value.Describe()}", fix);
        return null;
    }
}
