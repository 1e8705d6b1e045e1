using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace Cardshop.Content.Archives.Members;

/// <summary>Names from outside: as text, and in messages.</summary>
internal static class MemberName
{
    private const int LongestShown = 120;

    /// <summary>Reads bytes as UTF-8; null when they are something else.</summary>
    public static string? Decode(ReadOnlySpan<byte> bytes) => Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : null;

    /// <summary>A name for a message, in quotes: it cannot play tricks on terminals, and a long one is cut in the middle.</summary>
    public static string Quote(string name)
    {
        var shown = name.Length <= LongestShown ? name : $"{name[..(LongestShown / 2)]}...{name[^(LongestShown / 2)..]}";
        return $"\"{string.Concat(shown.Select(Escape))}\"";
    }

    /// <inheritdoc cref="Quote(string)"/>
    public static string Quote(ReadOnlySpan<byte> name) => Quote(Encoding.UTF8.GetString(name));

    private static string Escape(char c) =>
        char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format ? $"\\u{(int)c:x4}" : c.ToString();
}
