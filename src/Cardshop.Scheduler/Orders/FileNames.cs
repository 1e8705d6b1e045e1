using Cardshop.Contracts.Ids;

namespace Cardshop.Scheduler.Orders;

/// <summary>Names of images. Ten random characters of the order's id make each its own, also of two orders of the same second.</summary>
internal static class FileNames
{
    private const string Placeholder = "{rand}";
    private const int RandomLength = 10;

    /// <summary>The name of an order's image.</summary>
    public static string Of(OrderId id, string? wanted)
    {
        if (wanted is null)
        {
            return $"{id}.img";
        }

        var random = id.Value[^RandomLength..];
        if (wanted.Contains(Placeholder, StringComparison.Ordinal))
        {
            return wanted.Replace(Placeholder, random, StringComparison.Ordinal);
        }

        var extension = Path.GetExtension(wanted) is ".img" ? ".img" : "";
        return $"{wanted[..^extension.Length]}_{random}{(extension.Length == 0 ? ".img" : extension)}";
    }

    /// <summary>Whether text may be wished for as a name.</summary>
    public static bool IsGood(string wanted) =>
        wanted.Length is > 0 and <= 100
        && !wanted.StartsWith('.')
        && wanted.Replace(Placeholder, "", StringComparison.Ordinal).All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' or '+');
}
