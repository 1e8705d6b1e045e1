using System.Globalization;

namespace Cardshop.Commands.Shop.Listings;

/// <summary>Queries as the API reads them: <c>status=creating&amp;limit=50</c>.</summary>
internal static class QueryText
{
    /// <summary>Writes a query; what has no value is left out.</summary>
    public static string Of(params IEnumerable<(string Name, object? Value)> parts) => string.Join(
        '&', parts.Where(part => part.Value is not null).Select(part => $"{part.Name}={Uri.EscapeDataString(Text(part.Value!))}"));

    private static string Text(object value) => value switch
    {
        bool flag => flag ? "true" : "false",
        DateTimeOffset time => time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
