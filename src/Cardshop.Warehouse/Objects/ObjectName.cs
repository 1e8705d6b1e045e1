using System.Diagnostics.CodeAnalysis;

namespace Cardshop.Warehouse.Objects;

/// <summary>
/// What an object is called: one to eight parts joined by slashes, such as <c>kiwix/6512/hotspot.img</c>, 220 characters in all. A part has
/// letters, digits and <c>. _ - + ~ @ =</c>, and starts with none of the dots, so that a name is a path on every system and none leads elsewhere.
/// </summary>
public readonly record struct ObjectName : IComparable<ObjectName>
{
    private const int LongestName = 220;
    private const int MostParts = 8;

    private readonly string? _text;

    private ObjectName(string text) => _text = text;

    /// <summary>The last part.</summary>
    public string FileName => Text[(Text.LastIndexOf('/') + 1)..];

    private string Text => _text ?? throw new InvalidOperationException("The name was never set.");

    /// <summary>Reads a name.</summary>
    /// <exception cref="FormatException">It is none; the message says why.</exception>
    public static ObjectName Parse(string text) => TryParse(text, out var name)
        ? name
        : throw new FormatException(
            $"\"{text}\" cannot be the name of an object: one to {MostParts} parts joined by slashes are expected, {LongestName} characters in all, "
            + "of letters, digits and . _ - + ~ @ =, none of them starting with a dot.");

    /// <inheritdoc cref="Parse"/>
    public static bool TryParse([NotNullWhen(true)] string? text, out ObjectName name)
    {
        name = default;
        if (text is null || text.Length > LongestName)
        {
            return false;
        }

        var parts = text.Split('/');
        if (parts.Length > MostParts || !parts.All(IsPart))
        {
            return false;
        }

        name = new ObjectName(text);
        return true;
    }

    /// <summary>The names of the folders above, from the outermost.</summary>
    public IEnumerable<string> Folders()
    {
        for (var at = Text.IndexOf('/'); at >= 0; at = Text.IndexOf('/', at + 1))
        {
            yield return Text[..at];
        }
    }

    /// <summary>The name with something behind it.</summary>
    internal ObjectName With(string suffix) => new(Text + suffix);

    /// <inheritdoc/>
    public int CompareTo(ObjectName other) => string.CompareOrdinal(_text, other._text);

    /// <inheritdoc/>
    public override string ToString() => Text;

    private static bool IsPart(string part) =>
        part.Length > 0 && part[0] != '.' && part.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' or '+' or '~' or '@' or '=');
}
