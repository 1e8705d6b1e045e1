using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Cardshop.Hotspot.Yaml.Reading.Syntax;

/// <summary>A block of text that is the whole document is indented like any other.</summary>
internal sealed class RootTextIsIndented : ISyntaxRule
{
    public Objection? Check(in Lexeme lexeme)
    {
        if (lexeme is not { Depth: 0, Event: Scalar { Style: ScalarStyle.Literal or ScalarStyle.Folded } })
        {
            return null;
        }

        for (var i = 1; i < lexeme.Content.Length; i++)
        {
            if (SourceText.IsBreak(lexeme.Content[i - 1]) && lexeme.Content[i] != ' ' && !SourceText.IsBreak(lexeme.Content[i]))
            {
                return new Objection(lexeme.ContentStart + i, "this line belongs to a block of text and must be indented");
            }
        }

        return null;
    }
}
