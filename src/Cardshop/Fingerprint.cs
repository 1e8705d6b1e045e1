using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Cardshop.Primitives.Digests;

namespace Cardshop;

/// <summary>The SHA-256 of a certificate, by which one that nobody has signed is known.</summary>
/// <param name="Digest">Of its DER encoding.</param>
internal sealed record Fingerprint(Sha256Digest Digest)
{
    private const string Prefix = "sha256:";

    public static Fingerprint Of(X509Certificate certificate) => new(new Sha256Digest(certificate.GetCertHash(HashAlgorithmName.SHA256)));

    /// <summary>Reads 64 hexadecimal digits, with or without colons between them and <c>SHA256:</c> before them.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out Fingerprint? fingerprint)
    {
        var digits = text.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? text[Prefix.Length..] : text;
        fingerprint = Sha256Digest.TryParse(digits.Replace(":", "", StringComparison.Ordinal), out var digest) ? new Fingerprint(digest) : null;
        return fingerprint is not null;
    }

    public override string ToString() => Digest.ToString();
}
