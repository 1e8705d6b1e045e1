using System.CommandLine;
using System.Text.Json.Serialization.Metadata;
using Cardshop.Contracts;

namespace Cardshop.Commands.Shop.Listings;

/// <summary>The options of all lists, and how they are read and shown.</summary>
internal sealed class ListOptions
{
    private const int Usual = 50;

    /// <summary>What the API gives at a time.</summary>
    private const int LargestPart = 200;

    private readonly Option<string?> _sort;

    private readonly Option<int> _limit = new("--limit")
    {
        Description = "List at most so many.",
        HelpName = "N",
        DefaultValueFactory = _ => Usual,
    };

    /// <param name="fields">What the list can be sorted by.</param>
    public ListOptions(params IReadOnlyList<string> fields)
    {
        _sort = new Option<string?>("--sort")
        {
            Description = $"Sort by {string.Join(", ", fields)}; with a hyphen before it, the largest or latest first.",
            HelpName = "FIELD",
        };
        _limit.Validators.Add(result =>
        {
            if (result.GetValue(_limit) < 1)
            {
                result.AddError("--limit: give 1 or more.");
            }
        });
    }

    public void AddTo(Command command)
    {
        command.Add(_sort);
        command.Add(_limit);
    }

    /// <summary>Reads a list, part after part, until there are as many as were asked for.</summary>
    /// <param name="parse">The command line.</param>
    /// <param name="filters">What items have to be; null asks for nothing.</param>
    /// <param name="read">Gets a part for a query.</param>
    public async Task<ItemList<T>> ReadAsync<T>(ParseResult parse, IReadOnlyList<(string Name, object? Value)> filters, Func<string, Task<Page<T>>> read)
    {
        var (limit, sort) = (parse.GetValue(_limit), parse.GetValue(_sort));
        var items = new List<T>();
        string? cursor = null;
        do
        {
            var part = await read(QueryText.Of([.. filters, ("sort", sort), ("limit", Math.Min(LargestPart, limit - items.Count)), ("cursor", cursor)]));
            items.AddRange(part.Items);
            cursor = part.Next;
        }
        while (cursor is not null && items.Count < limit);
        return new ItemList<T>(items, cursor is not null);
    }

    /// <summary>Shows a list.</summary>
    /// <param name="session">Shows it.</param>
    /// <param name="list">What it has.</param>
    /// <param name="type">How it is written as JSON.</param>
    /// <param name="heads">What the columns are called.</param>
    /// <param name="row">The cells of an item.</param>
    public static int Tell<T>(Session session, ItemList<T> list, JsonTypeInfo<ItemList<T>> type, IReadOnlyList<string> heads, Func<T, IReadOnlyList<string>> row)
    {
        if (list.More)
        {
            session.Reporter.Notice($"There are more than these {list.Items.Count}; --limit says how many are listed.");
        }

        session.Reporter.Result(ExitCode.Ok, list, type, string.Join('\n', TextTable.Of(heads, [.. list.Items.Select(row)])));
        return ExitCode.Ok;
    }
}
