namespace Cardshop.Hosting.Settings;

/// <summary>What a source says about a setting.</summary>
internal sealed record SettingValue
{
    private static readonly char[] Separators = [',', ';'];

    private SettingValue(string key, string source, string? text, IReadOnlyList<string> items) => (Key, Source, Text, Items) = (key, source, text, items);

    /// <summary>Which.</summary>
    public string Key { get; }

    /// <summary>Where it says so: a file, a variable, an option.</summary>
    public string Source { get; }

    /// <summary>The value; null when it is a list.</summary>
    public string? Text { get; }

    /// <summary>The values of a list; a text counts as one whose parts are separated by commas or semicolons.</summary>
    public IReadOnlyList<string> Items { get; }

    public static SettingValue One(string key, string source, string text) =>
        new(key, source, text, text.Split(Separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    public static SettingValue List(string key, string source, IReadOnlyList<string> items) => new(key, source, text: null, items);

    /// <summary>The value as it was given.</summary>
    public override string ToString() => Text ?? $"[{string.Join(", ", Items)}]";
}
