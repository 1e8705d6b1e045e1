namespace Cardshop.Hotspot.Yaml.Reading.Syntax;

/// <summary>All rules, in the order in which they are asked.</summary>
internal static class SyntaxRules
{
    private static readonly ISyntaxRule[] All =
    [
        new TabsAreText(),
        new ColonsFollowKeys(),
        new FlowItemsAreSeparated(),
        new PlainTextEndsAtIndicators(),
        new AnchorsAreWords(),
        new RootTextIsIndented(),
    ];

    /// <summary>The first objection to a piece of the source.</summary>
    public static Objection? Check(in Lexeme lexeme)
    {
        foreach (var rule in All)
        {
            if (rule.Check(lexeme) is { } objection)
            {
                return objection;
            }
        }

        return null;
    }
}
