using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Cardshop.Hotspot.Yaml.Reading.Syntax;

/// <summary>
/// Text without quotes starts with none of the reserved characters, ends at a colon that white space follows, and holds no tab; in brackets
/// and braces it holds no question mark either, does not start with a colon, and ends at one before any of them (YAML 1.1 §9.1.3).
/// </summary>
internal sealed class PlainTextEndsAtIndicators : ISyntaxRule
{
    public Objection? Check(in Lexeme lexeme)
    {
        if (lexeme.Event is not Scalar { Style: ScalarStyle.Plain })
        {
            return null;
        }

        for (var i = 0; i < lexeme.Content.Length; i++)
        {
            var next = i + 1 < lexeme.Content.Length ? lexeme.Content[i + 1] : lexeme.Next;
            if (IsIndicator(lexeme.Content[i], next, isFirst: i == 0, lexeme.IsInFlow))
            {
                return new Objection(
                    lexeme.ContentStart + i,
                    $"{Name(lexeme.Content[i])} cannot stand here in text without quotes; quote the text");
            }
        }

        return null;
    }

    private static bool IsIndicator(char character, char next, bool isFirst, bool isInFlow) => character switch
    {
        '\t' => true,
        '%' or '@' or '`' or '|' or '>' => isFirst,
        '?' => isInFlow,
        ':' => SourceText.IsSpace(next) || (isInFlow && (isFirst || next is ',' or '[' or ']' or '{' or '}')),
        _ => false,
    };

    private static string Name(char character) => character == '\t' ? "a tab" : $"\"{character}\"";
}
