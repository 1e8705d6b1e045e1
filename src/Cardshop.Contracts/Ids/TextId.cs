namespace Cardshop.Contracts.Ids;

/// <summary>The form of all ids: 1 to 64 of <c>0-9a-z-</c>. Those that the scheduler gives sort by when they were given.</summary>
public static class TextId
{
    private const int Longest = 64;

    /// <summary>Reads an id.</summary>
    /// <returns>Whether the text has the form of one.</returns>
    public static bool TryParse<T>(string? text, out T id)
        where T : struct, ITextId<T>
    {
        var valid = text is { Length: > 0 and <= Longest } && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
        id = valid ? T.Create(text!) : default;
        return valid;
    }
}
