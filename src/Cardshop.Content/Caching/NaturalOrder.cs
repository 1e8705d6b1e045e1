namespace Cardshop.Content.Caching;

/// <summary>Compares texts as people count: runs of digits by their value, so that <c>1.10</c> comes behind <c>1.9</c>.</summary>
internal sealed class NaturalOrder : IComparer<string>
{
    public static NaturalOrder Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        var a = x.AsSpan();
        var b = y.AsSpan();
        while (!a.IsEmpty && !b.IsEmpty)
        {
            var left = Run(a);
            var right = Run(b);
            var order = char.IsAsciiDigit(left[0]) && char.IsAsciiDigit(right[0]) ? CompareNumbers(left, right) : left.SequenceCompareTo(right);
            if (order != 0)
            {
                return order;
            }

            a = a[left.Length..];
            b = b[right.Length..];
        }

        return a.Length.CompareTo(b.Length);
    }

    /// <summary>The digits, or the other characters, that a text begins with.</summary>
    private static ReadOnlySpan<char> Run(ReadOnlySpan<char> text)
    {
        var isNumber = char.IsAsciiDigit(text[0]);
        var length = 1;
        while (length < text.Length && char.IsAsciiDigit(text[length]) == isNumber)
        {
            length++;
        }

        return text[..length];
    }

    /// <summary>Numbers of any length; of two that are equal, the one with fewer leading zeros comes first.</summary>
    private static int CompareNumbers(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        var left = a.TrimStart('0');
        var right = b.TrimStart('0');
        var order = left.Length.CompareTo(right.Length);
        order = order != 0 ? order : left.SequenceCompareTo(right);
        return order != 0 ? order : a.Length.CompareTo(b.Length);
    }
}
