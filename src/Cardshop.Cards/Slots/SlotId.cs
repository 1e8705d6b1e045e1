using System.Diagnostics.CodeAnalysis;

namespace Cardshop.Cards.Slots;

/// <summary>What people call a place for cards: <c>A</c>, <c>LEFT-2</c>. Capital letters, digits and hyphens; small letters are made capital.</summary>
public readonly record struct SlotId : IComparable<SlotId>
{
    /// <summary>Longer names do not fit on a label.</summary>
    public const int MaximumLength = 12;

    private readonly string? _name;

    private SlotId(string name) => _name = name;

    /// <summary>Reads a name.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out SlotId slot)
    {
        var isName = text is { Length: > 0 and <= MaximumLength } && char.IsAsciiLetterOrDigit(text[0]) && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-');
        slot = isName ? new SlotId(text!.ToUpperInvariant()) : default;
        return isName;
    }

    /// <inheritdoc/>
    public int CompareTo(SlotId other) => string.CompareOrdinal(ToString(), other.ToString());

    /// <inheritdoc/>
    public override string ToString() => _name ?? "";
}
