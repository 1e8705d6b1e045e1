using Cardshop.Hotspot.Yaml.Reading;

namespace Cardshop.Hotspot.Yaml;

/// <summary>
/// Reads one YAML 1.1 document (https://yaml.org/spec/1.1/) into the values that PyYAML's <c>safe_load</c> gives: <c>no</c> is false,
/// <c>0644</c> is octal, <c>22:22</c> is 1342, <c>&lt;&lt;</c> merges. What it holds to beyond that: a text has at most
/// <see cref="MaxLength"/> characters, collections nest at most <see cref="YamlNode.MaxDepth"/> deep, nothing contains itself, and
/// aliases do not make the tree more than some eight times as long as the text. A repeated key is reported; the last one counts.
/// </summary>
public static class YamlReader
{
    /// <summary>The longest text that is read, in bytes or UTF-16 code units.</summary>
    public const int MaxLength = 32 << 20;

    /// <summary>Reads UTF-8, or UTF-16 with a byte order mark.</summary>
    public static YamlReading Read(ReadOnlySpan<byte> bytes)
    {
        var source = SourceEncoding.Decode(bytes, out var problem);
        return source is null ? new YamlReading(null, [problem!]) : Read(source);
    }

    /// <summary>Reads a text.</summary>
    public static YamlReading Read(string text)
    {
        var problems = new ProblemLog();
        try
        {
            SourceText.RequireReadable(text);
            var root = new Composer(new EventStream(text), problems, text.Length).ComposeDocument();
            return new YamlReading(root, problems.Ordered());
        }
        catch (YamlSyntaxException error)
        {
            problems.End(error);
            return new YamlReading(null, problems.Ordered());
        }
    }
}
