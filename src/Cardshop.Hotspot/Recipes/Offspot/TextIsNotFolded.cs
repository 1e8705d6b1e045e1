using Cardshop.Hotspot.Recipes.Reading;
using Cardshop.Hotspot.Recipes.Rules;
using Cardshop.Hotspot.Yaml;

namespace Cardshop.Hotspot.Recipes.Offspot;

/// <summary>
/// The hotspot dumps its containers again and hands them on with line feeds doubled. PyYAML folds text at the first space behind column 80
/// of that dump, and a doubled line feed there ends up in the value: a long name of a hotspot, a long command. The file on the boot
/// partition cannot prevent it.
/// </summary>
internal sealed class TextIsNotFolded : IRule<PlacedNode>
{
    private const int Width = 80;
    private const int Step = 2;

    public void Check(PlacedNode subject, ProblemList problems)
    {
        if (subject["containers"] is { } containers)
        {
            Check(containers, indentation: 0, column: 0, problems);
        }
    }

    private static void Check(PlacedNode node, int indentation, int column, ProblemList problems)
    {
        foreach (var (key, value) in node.Pairs)
        {
            var inner = indentation + (value.Node is YamlMapping ? Step : 0);
            Check(value, inner, indentation + key.Written().Length + ": ".Length, problems);
        }

        foreach (var item in node.Items)
        {
            Check(item, indentation + Step, indentation + Step, problems);
        }

        if (node.Text is { } text && Fold(text, column) is { } index)
        {
            problems.Notice(
                node,
                $"the hotspot breaks this text at its character {index + 1}, where a line feed will be",
                "shorten it, or use no spaces");
        }
    }

    /// <summary>The first single space behind the width; null when there is none.</summary>
    private static int? Fold(string text, int column)
    {
        for (var i = Math.Max(1, Width + 1 - column); i < text.Length - 1; i++)
        {
            if (text[i] == ' ' && text[i - 1] != ' ' && text[i + 1] != ' ')
            {
                return i;
            }
        }

        return null;
    }
}
