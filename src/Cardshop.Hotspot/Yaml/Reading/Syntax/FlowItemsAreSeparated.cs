using System.Buffers;

namespace Cardshop.Hotspot.Yaml.Reading.Syntax;

/// <summary>Items in brackets or braces have a comma between them: neither <c>[[a] b]</c> nor <c>{"a" "b"}</c>.</summary>
internal sealed class FlowItemsAreSeparated : ISyntaxRule
{
    private static readonly SearchValues<char> Separators = SearchValues.Create(",:?[{");

    public Objection? Check(in Lexeme lexeme)
    {
        var sinceItem = lexeme.Gap[(lexeme.Gap.LastIndexOfAny(']', '}') + 1)..];
        return lexeme.IsInFlow && lexeme.Content.Length > 0 && !sinceItem.ContainsAny(Separators)
            ? new Objection(lexeme.ContentStart, "a comma is missing before this")
            : null;
    }
}
