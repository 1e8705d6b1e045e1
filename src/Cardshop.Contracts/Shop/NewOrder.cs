namespace Cardshop.Contracts.Shop;

/// <summary>An image that is wanted.</summary>
/// <param name="Recipe">The recipe's text (docs/reference/recipe.md).</param>
/// <param name="Name">What people call it.</param>
/// <param name="FileName">Of the image; <c>{rand}</c> stands for ten random characters, which are appended otherwise.</param>
/// <param name="Media">What it is for.</param>
/// <param name="Quantity">Number of cards, 1 to 10; 1 for a download.</param>
/// <param name="Client">Who orders.</param>
/// <param name="Recipient">Who gets it; the client when null.</param>
/// <param name="Channel">On whose behalf; the caller's own when null, or, for an account of the whole shop, the only active one.</param>
/// <param name="Warehouse">Where the image is kept; the first active one when null.</param>
/// <param name="Priority">-10 to 10; each step is worth ten minutes of waiting.</param>
public sealed record NewOrder(
    string? Recipe = null,
    string? Name = null,
    string? FileName = null,
    Media? Media = null,
    int? Quantity = null,
    Person? Client = null,
    Person? Recipient = null,
    string? Channel = null,
    string? Warehouse = null,
    int? Priority = null)
{
    /// <summary>Of cards: the writer host that writes them; null for the first that has time.</summary>
    public string? Site { get; init; }

    /// <summary>
    /// Of cards: what each has of its own, by the columns of a list for <c>card write --personalise</c> (<c>serial</c>, <c>ssid</c>, …) and one for each card; null for
    /// cards that are all alike.
    /// </summary>
    public IReadOnlyList<IReadOnlyDictionary<string, string>>? Cards { get; init; }
}
