using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Cardshop.Scheduler.Tokens;

/// <summary>Tokens: 256 random bits in base64url. Only their SHA-256 is kept.</summary>
internal static class TokenSecret
{
    private const int Size = 32;

    /// <summary>A new one.</summary>
    /// <param name="prefix">Tells people and scanners what it is.</param>
    public static string Create(string prefix) => prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Size));

    /// <summary>What is kept of it.</summary>
    public static string Digest(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
