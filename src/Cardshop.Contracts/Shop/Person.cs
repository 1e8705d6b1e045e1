namespace Cardshop.Contracts.Shop;

/// <summary>Who orders, or who receives.</summary>
/// <param name="Name">How to address them.</param>
/// <param name="Email">Where mail goes.</param>
/// <param name="Language">Of the mail: <c>en</c> or <c>fr</c>.</param>
/// <param name="Phone">With country code.</param>
/// <param name="Address">Of several lines.</param>
/// <param name="Country">Two letters (ISO 3166-1).</param>
public sealed record Person(
    string? Name = null, string? Email = null, string? Language = null, string? Phone = null, string? Address = null, string? Country = null);
