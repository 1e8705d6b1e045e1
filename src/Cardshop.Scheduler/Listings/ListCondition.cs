namespace Cardshop.Scheduler.Listings;

/// <summary>What one column of a row must be.</summary>
/// <param name="Column">Its name.</param>
/// <param name="Comparison">As SQL writes it.</param>
/// <param name="Argument">The name of what it is compared with.</param>
/// <param name="IsText">Whether that is a text; a number otherwise.</param>
internal sealed record ListCondition(string Column, string Comparison, string Argument, bool IsText)
{
    /// <summary>As SQL.</summary>
    public string Text => $"{Column} {Comparison} @{Argument}";

    /// <summary>The same, which no index is searched for: what is compared is an expression, though one that changes nothing.</summary>
    public string TextWithoutIndex => IsText ? $"{Column} || '' {Comparison} @{Argument}" : $"+{Column} {Comparison} @{Argument}";

    /// <summary>Whether it is about a column.</summary>
    public bool IsOf(string? column) => string.Equals(Column, column, StringComparison.Ordinal);
}
