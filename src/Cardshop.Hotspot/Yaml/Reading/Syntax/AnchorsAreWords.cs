using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Cardshop.Hotspot.Yaml.Reading.Syntax;

/// <summary>The names of anchors and aliases are ASCII letters, digits, hyphens and underscores.</summary>
internal sealed class AnchorsAreWords : ISyntaxRule
{
    public Objection? Check(in Lexeme lexeme)
    {
        var anchor = lexeme.Event switch
        {
            AnchorAlias alias => alias.Value,
            NodeEvent node => node.Anchor,
            _ => AnchorName.Empty,
        };
        return anchor.IsEmpty || anchor.Value.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_')
            ? null
            : new Objection(lexeme.ContentStart, $"\"{anchor.Value}\" is no name for an anchor; letters, digits, - and _ are");
    }
}
