using System.Globalization;
using Cardshop.Contracts.Json;

namespace Cardshop.Commands.Shop;

/// <summary>How things of a shop are shown to people.</summary>
internal static class ShopText
{
    /// <summary>A status or a role: <c>failed to build</c>.</summary>
    public static string Word<T>(T value)
        where T : struct, Enum => Word(Words.Of(value));

    /// <inheritdoc cref="Word{T}(T)"/>
    public static string Word(string word) => word.Replace('_', ' ');

    /// <summary>A time, in UTC.</summary>
    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>A mark for what is so.</summary>
    public static string Mark(bool value) => value ? "yes" : "no";
}
