using System.Buffers;
using System.Text;

namespace Cardshop.Disk.Fat.Names;

/// <summary>
/// What may be a long name: 1 to 255 units of UTF-16 without the reserved characters. See the FAT specification 1.03, "FAT Long Directory
/// Entries".
/// </summary>
internal static class LongName
{
    public const int MaximumLength = 255;

    private const string Reserved = "\"*/:<>?\\|";

    private static readonly SearchValues<char> ReservedUnits = SearchValues.Create(Reserved);

    /// <summary>Names are one and the same when they differ by case only, in any script.</summary>
    public static StringComparer Comparer => StringComparer.OrdinalIgnoreCase;

    /// <summary>Why a file cannot be given this name, as the end of a sentence that begins with it; null when it can.</summary>
    public static string? Problem(string name)
    {
        if (name.Length is 0 or > MaximumLength)
        {
            return $"has {name.Length} characters; 1 to {MaximumLength} are possible";
        }

        if (name[^1] is '.' or ' ')
        {
            return "ends with a dot or a space, which FAT drops";
        }

        var reserved = name.AsSpan().IndexOfAny(ReservedUnits);
        return reserved >= 0 ? $"has the character {name[reserved]}; none of {string.Join(' ', Reserved.AsEnumerable())} is possible"
            : name.Any(IsControl) ? "has a control character"
            : IsUtf16(name) ? null
            : "is not valid Unicode";
    }

    /// <summary>
    /// Whether what was read can be shown as a name. Unlike <see cref="Problem"/> it takes what other writers got away with.
    /// </summary>
    public static bool IsReadable(string name) =>
        name is not ("" or "." or "..") && !name.AsSpan().ContainsAny('/', '\0') && IsUtf16(name);

    private static bool IsControl(char unit) => unit < ' ';

    private static bool IsUtf16(ReadOnlySpan<char> name)
    {
        while (!name.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(name, out _, out var consumed) != OperationStatus.Done)
            {
                return false;
            }

            name = name[consumed..];
        }

        return true;
    }
}
