namespace Cardshop.Hotspot.Yaml.Reading.Syntax;

/// <summary>Tabs stand in quoted text, literal blocks and comments; they neither indent nor separate.</summary>
internal sealed class TabsAreText : ISyntaxRule
{
    public Objection? Check(in Lexeme lexeme)
    {
        var tab = lexeme.Gap.IndexOf('\t');
        return tab < 0 ? null : new Objection(lexeme.GapStart + tab, "a tab cannot indent or separate; use spaces");
    }
}
