namespace Cardshop.Scheduler.Listings;

/// <summary>How a table is listed.</summary>
/// <param name="Table">Its name.</param>
/// <param name="Columns">What to select; the first is <c>id</c>, which is unique.</param>
/// <param name="DefaultSort">A key of <paramref name="Sorts"/>, perhaps with a hyphen before it.</param>
/// <param name="Sorts">Fields to sort by, and their columns, none of which is ever null.</param>
internal sealed record ListRules(string Table, string Columns, string DefaultSort, IReadOnlyDictionary<string, string> Sorts)
{
    /// <summary>
    /// Columns with which an index for every sort begins, the most selective first. What else is asked of a row stands further back in the same
    /// index, and is looked at there: the store is kept from sorting the many rows that another index would find. Empty where the store may choose.
    /// </summary>
    public IReadOnlyList<string> Leading { get; init; } = [];
}
