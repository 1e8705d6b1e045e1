namespace Cardshop.Hotspot.Recipes.Values;

/// <summary>What Python does to text.</summary>
internal static class PythonText
{
    /// <summary>
    /// The text without white space around it, as <c>str.strip()</c> gives it; to Python the four separators U+001C to U+001F are white
    /// space.
    /// </summary>
    public static string Strip(string text)
    {
        var start = 0;
        var end = text.Length;
        while (start < end && IsSpace(text[start]))
        {
            start++;
        }

        while (end > start && IsSpace(text[end - 1]))
        {
            end--;
        }

        return text[start..end];
    }

    private static bool IsSpace(char character) => char.IsWhiteSpace(character) || character is >= '\x1C' and <= '\x1F';
}
