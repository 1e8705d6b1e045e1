using Cardshop.Contracts;
using Cardshop.Scheduler.Outcomes;
using Cardshop.Scheduler.Store;
using Dapper;

namespace Cardshop.Scheduler.Listings;

/// <summary>What rows of a list must be. Null asks for nothing.</summary>
internal sealed class ListFilter
{
    private const int DefaultLimit = 50;
    private const int LargestLimit = 200;

    private readonly List<ListCondition> _conditions = [];
    private readonly DynamicParameters _arguments = new();

    public ListFilter Equal(string column, object? value) => Compare(column, "=", value);

    public ListFilter AtLeast(string column, DateTimeOffset? value) => Compare(column, ">=", value);

    public ListFilter Below(string column, DateTimeOffset? value) => Compare(column, "<", value);

    /// <summary>Rows whose column begins with some text.</summary>
    public ListFilter StartsWith(string column, string? text)
    {
        if (text is { Length: > 0 })
        {
            // A range instead of LIKE: it uses the index, and no character of the text has a meaning.
            Compare(column, ">=", text);
            Compare(column, "<", text + '\uffff');
        }

        return this;
    }

    public Outcome<Page<TItem>> Page<TRow, TItem>(StoreSession session, ListRules rules, ListQuery query, Func<TRow, TItem> item)
        where TRow : class
    {
        var limit = query.Limit ?? DefaultLimit;
        if (limit is < 1 or > LargestLimit)
        {
            return Refusal.Invalid("limit", $"give 1 to {LargestLimit}");
        }

        var sort = query.Sort ?? rules.DefaultSort;
        var descending = sort.StartsWith('-');
        if (!rules.Sorts.TryGetValue(descending ? sort[1..] : sort, out var column))
        {
            return Refusal.Invalid("sort", $"give one of {string.Join(", ", rules.Sorts.Keys)}, with a hyphen before it for the reverse order");
        }

        if (query.Cursor is { } text)
        {
            if (Cursor.TryParse(text) is not { } cursor)
            {
                return Refusal.Invalid("cursor", "give what an answer had under \"next\"");
            }

            _arguments.Add("cursorValue", cursor.Value);
            _arguments.Add("cursorId", cursor.Id);
        }

        _arguments.Add("limit", limit + 1);
        var rows = session.Pairs<CursorRow, TRow>(Select(rules, column, descending, query.Cursor is not null), _arguments);
        var page = rows.Take(limit).ToList();
        var next = rows.Count > limit ? new Cursor(page[^1].First.CursorValue!, page[^1].First.CursorId).ToString() : null;
        return new Page<TItem>([.. page.Select(pair => item(pair.Second))], next);
    }

    /// <summary>The rows, as SQL.</summary>
    /// <param name="rules">Of the table.</param>
    /// <param name="sorted">The column by which they are sorted.</param>
    /// <param name="descending">Whether the highest comes first.</param>
    /// <param name="continued">Whether they begin after a cursor.</param>
    internal string Select(ListRules rules, string sorted, bool descending, bool continued)
    {
        var (direction, after) = descending ? ("DESC", "<") : ("ASC", ">");
        List<string> conditions = [.. Conditions(rules, sorted)];
        if (continued)
        {
            conditions.Add($"({sorted}, id) {after} (@cursorValue, @cursorId)");
        }

        var where = conditions.Count == 0 ? "" : $" WHERE {string.Join(" AND ", conditions)}";
        return $"SELECT {sorted} AS cursor_value, id AS cursor_id, {rules.Columns} FROM {rules.Table}{where} ORDER BY {sorted} {direction}, id {direction} LIMIT @limit";
    }

    private IEnumerable<string> Conditions(ListRules rules, string sorted)
    {
        if (rules.Leading.Count == 0)
        {
            return _conditions.Select(condition => condition.Text);
        }

        var leading = rules.Leading.FirstOrDefault(column => _conditions.Exists(condition => condition.IsOf(column)));
        return _conditions.Select(condition => condition.IsOf(leading) || condition.IsOf(sorted) ? condition.Text : condition.TextWithoutIndex);
    }

    private ListFilter Compare(string column, string comparison, object? value)
    {
        if (value is not null)
        {
            var name = $"filter{_conditions.Count}";
            _conditions.Add(new ListCondition(column, comparison, name, value is string));
            _arguments.Add(name, value);
        }

        return this;
    }

    private sealed record CursorRow
    {
        public object? CursorValue { get; init; }

        public string CursorId { get; init; } = "";
    }
}
