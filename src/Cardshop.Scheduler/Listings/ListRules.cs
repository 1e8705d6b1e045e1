namespace Cardshop.Scheduler.Listings;

/// <summary>How a table is listed.</summary>
/// <param name="Table">Its name.</param>
/// <param name="Columns">What to select; the first is <c>id</c>, which is unique.</param>
/// <param name="DefaultSort">A key of <paramref name="Sorts"/>, perhaps with a hyphen before it.</param>
/// <param name="Sorts">Fields to sort by, and their columns, none of which is ever null.</param>
internal sealed record ListRules(string Table, string Columns, string DefaultSort, IReadOnlyDictionary<string, string> Sorts);
