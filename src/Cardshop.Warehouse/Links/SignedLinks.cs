using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Cardshop.Warehouse.Objects;

namespace Cardshop.Warehouse.Links;

/// <summary>
/// Links that open one object to whoever has them, for reading, until they expire: <c>?expires=SECONDS&amp;key=KEY&amp;signature=…</c>, the
/// HMAC-SHA-256 of purpose, name and time (seconds since 1970).
/// </summary>
public sealed class SignedLinks(KeyRing keys, TimeProvider clock)
{
    /// <summary>Signs a link.</summary>
    /// <returns>The query to put behind the address of the object, with its question mark.</returns>
    /// <exception cref="ArgumentException">It would be valid for more than <see cref="KeyRing.LongestLife"/>.</exception>
    public string Sign(ObjectName name, DateTimeOffset expires)
    {
        if (expires - clock.GetUtcNow() > KeyRing.LongestLife)
        {
            throw new ArgumentException($"A link can be valid for {KeyRing.LongestLife.TotalDays} days at most.", nameof(expires));
        }

        var seconds = expires.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var (key, signature) = keys.Sign(Signed(name, seconds));
        return $"?expires={seconds}&key={key}&signature={Base64Url.EncodeToString(signature)}";
    }

    /// <summary>Says what a link is worth.</summary>
    public LinkCheck Check(ObjectName name, string? expires, string? key, string? signature)
    {
        if (expires is null || key is null || signature is null
            || Grants.Decode(signature) is not { } bytes
            || !long.TryParse(expires, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || !keys.Verify(key, Signed(name, expires), bytes))
        {
            return LinkCheck.Invalid;
        }

        return seconds > clock.GetUtcNow().ToUnixTimeSeconds() ? LinkCheck.Valid : LinkCheck.Expired;
    }

    private static byte[] Signed(ObjectName name, string expires) => Encoding.UTF8.GetBytes($"get\n{name}\n{expires}");
}
