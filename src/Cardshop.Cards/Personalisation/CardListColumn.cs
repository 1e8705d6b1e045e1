using System.Diagnostics.CodeAnalysis;

namespace Cardshop.Cards.Personalisation;

/// <summary>What the values of a column are for.</summary>
/// <param name="Kind">What they are.</param>
/// <param name="Target">The key in <c>offspot.yaml</c>, or the path of a file.</param>
internal sealed record CardListColumn(CardListColumn.Use Kind, string Target = "")
{
    private const string FilePrefix = "file:";

    private static readonly Dictionary<string, string> ShortNames = new(StringComparer.Ordinal)
    {
        ["ssid"] = "ap.ssid",
        ["passphrase"] = "ap.passphrase",
        ["hostname"] = "hostname",
        ["timezone"] = "timezone",
    };

    public enum Use
    {
        /// <summary>The serial number.</summary>
        Serial,

        /// <summary>A value of <c>offspot.yaml</c>.</summary>
        Setting,

        /// <summary>The path of a file whose content is put on the card.</summary>
        File,
    }

    /// <summary>Reads the name of a column.</summary>
    public static bool TryParse(string name, [NotNullWhen(true)] out CardListColumn? column)
    {
        column = name switch
        {
            "serial" => new CardListColumn(Use.Serial),
            _ when ShortNames.TryGetValue(name, out var key) => new CardListColumn(Use.Setting, key),
            _ when name.StartsWith("ap.", StringComparison.Ordinal) && name.Length > 3 && !name.EndsWith('.') => new CardListColumn(Use.Setting, name),
            _ when name.StartsWith(FilePrefix + "/", StringComparison.Ordinal) && name.Length > FilePrefix.Length + 1 => new CardListColumn(Use.File, name[FilePrefix.Length..]),
            _ => null,
        };
        return column is not null;
    }
}
