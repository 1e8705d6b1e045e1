namespace Cardshop.Hotspot.Yaml.Reading.Syntax;

/// <summary>What stands before a colon is a key: <c>: value</c> alone is nothing. An empty key is written <c>?</c>.</summary>
internal sealed class ColonsFollowKeys : ISyntaxRule
{
    public Objection? Check(in Lexeme lexeme)
    {
        var before = lexeme.FollowsNode ? 'k' : '\0';
        for (var i = 0; i < lexeme.Gap.Length; i++)
        {
            var character = lexeme.Gap[i];
            if (character == ':' && before is not ('k' or ']' or '}' or '?'))
            {
                return new Objection(lexeme.GapStart + i, "there is no key before this colon");
            }

            before = SourceText.IsSpace(character) ? before : character;
        }

        return null;
    }
}
