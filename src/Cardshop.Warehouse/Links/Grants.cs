using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace Cardshop.Warehouse.Links;

/// <summary>Makes and reads the tokens that grants are handed out as: <c>grant.KEY.PAYLOAD.SIGNATURE</c>.</summary>
public sealed class Grants(KeyRing keys, TimeProvider clock)
{
    private const string Prefix = "grant";
    private const int LongestToken = 4096;

    /// <summary>Whether a bearer token claims to be a grant.</summary>
    public static bool IsGrant(string token) => token.StartsWith(Prefix + ".", StringComparison.Ordinal);

    /// <summary>Hands out a right.</summary>
    /// <exception cref="ArgumentException">It would be valid for more than <see cref="KeyRing.LongestLife"/>.</exception>
    public string Issue(Grant grant)
    {
        if (grant.Expires - clock.GetUtcNow() > KeyRing.LongestLife)
        {
            throw new ArgumentException($"A grant can be valid for {KeyRing.LongestLife.TotalDays} days at most.", nameof(grant));
        }

        var payload = Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(grant, KeyJson.Default.Grant));
        var (key, signature) = keys.Sign(Signed(payload));
        return $"{Prefix}.{key}.{payload}.{Base64Url.EncodeToString(signature)}";
    }

    /// <summary>Reads a token; null when it is not one of ours or is over.</summary>
    public Grant? Read(string token)
    {
        var parts = token.Length <= LongestToken ? token.Split('.') : [];
        if (parts.Length != 4 || !IsGrant(token) || Decode(parts[3]) is not { } signature || !keys.Verify(parts[1], Signed(parts[2]), signature))
        {
            return null;
        }

        var grant = JsonSerializer.Deserialize(Base64Url.DecodeFromChars(parts[2]), KeyJson.Default.Grant);
        return grant?.Expires > clock.GetUtcNow() ? grant : null;
    }

    internal static byte[]? Decode(string text) => Base64Url.IsValid(text) ? Base64Url.DecodeFromChars(text) : null;

    private static byte[] Signed(string payload) => Encoding.UTF8.GetBytes($"put\n{payload}");
}
