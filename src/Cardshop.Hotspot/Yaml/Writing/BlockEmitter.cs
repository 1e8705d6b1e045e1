using System.Text;

namespace Cardshop.Hotspot.Yaml.Writing;

/// <summary>
/// Lays nodes out in block style:
/// <code>
/// key: value
/// list:
/// - first
/// - inner: |
///     two
///     lines
/// </code>
/// </summary>
internal sealed class BlockEmitter(StringBuilder output, YamlStyle style)
{
    /// <summary>Spaces per level.</summary>
    public const int Step = 2;

    /// <summary>A key of more than 1024 characters is no "simple key" in YAML 1.1, so <c>?</c> announces it; some room is left.</summary>
    private const int LongestSimpleKey = 1000;

    public void EmitDocument(YamlNode root)
    {
        output.Append(style.DocumentStart ? "---" : "");
        EmitNode(root, indentation: 0, sequenceIndentation: 0, isCompact: !style.DocumentStart);
        if (!style.DocumentStart)
        {
            // The space that sets a value off from what stands before it: here, nothing does.
            output.Remove(0, 1);
        }

        output.Append('\n');
    }

    /// <summary>A node behind a key, a dash or the start of the document; ends without a line feed.</summary>
    /// <param name="node">What to write.</param>
    /// <param name="indentation">Spaces before the lines of a mapping or a literal block.</param>
    /// <param name="sequenceIndentation">Spaces before the dashes of a list.</param>
    /// <param name="isCompact">The first line of a collection stands behind what is there.</param>
    private void EmitNode(YamlNode node, int indentation, int sequenceIndentation, bool isCompact)
    {
        switch (node)
        {
            case YamlScalar { Text: { } text } when style.LiteralBlocks && LiteralText.IsExact(text, style.AsciiOnly):
                output.Append(' ');
                LiteralText.Append(output, text, Math.Max(indentation, Step));
                break;
            case YamlScalar scalar:
                output.Append(' ').Append(ScalarText.Of(scalar, style));
                break;
            case YamlSequence sequence:
                EmitItems(sequence.Items, sequenceIndentation, EmitTag(sequence.Tag) || !isCompact);
                break;
            case YamlMapping mapping:
                EmitPairs(mapping.Pairs, indentation, EmitTag(mapping.Tag) || !isCompact);
                break;
        }
    }

    private void EmitItems(IReadOnlyList<YamlNode> items, int indentation, bool onNewLine)
    {
        if (items.Count == 0)
        {
            output.Append(" []");
        }

        foreach (var item in items)
        {
            StartEntry(indentation, onNewLine).Append('-');
            EmitNode(item, indentation + Step, indentation + Step, isCompact: true);
            onNewLine = true;
        }
    }

    private void EmitPairs(IReadOnlyList<YamlPair> pairs, int indentation, bool onNewLine)
    {
        if (pairs.Count == 0)
        {
            output.Append(" {}");
        }

        foreach (var (key, value) in style.SortKeys ? KeyOrder.Sorted(pairs) : pairs)
        {
            var text = ScalarText.Of(key, style);
            StartEntry(indentation, onNewLine);
            if (text.Length > LongestSimpleKey)
            {
                output.Append("? ").Append(text);
                StartEntry(indentation, onNewLine: true);
            }
            else
            {
                output.Append(text);
            }

            output.Append(':');
            EmitNode(value, indentation + Step, indentation, isCompact: false);
            onNewLine = true;
        }
    }

    private StringBuilder StartEntry(int indentation, bool onNewLine) =>
        onNewLine ? output.Append('\n').Append(' ', indentation) : output.Append(' ');

    /// <summary>Writes the tag that a collection cannot do without; entries cannot follow it on its line.</summary>
    private bool EmitTag(YamlTag tag)
    {
        var text = tag switch
        {
            YamlTag.Omap => " !!omap",
            YamlTag.Pairs => " !!pairs",
            YamlTag.Set => " !!set",
            _ => "",
        };
        output.Append(text);
        return text.Length > 0;
    }
}
