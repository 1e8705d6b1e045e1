using System.Diagnostics.CodeAnalysis;
using Cardshop.Primitives.Digests;

namespace Cardshop.Oci.References;

/// <summary>
/// Digests as registries write them: <c>sha256:</c> and 64 hexadecimal digits (OCI image specification, descriptor.md#digests).
/// The other registered algorithm, sha512, is not used by any registry in the field and is refused by name.
/// </summary>
internal static class DigestText
{
    private const string Prefix = "sha256:";

    public static string Format(Sha256Digest digest) => $"{Prefix}{digest}";

    public static bool TryParse(string text, out Sha256Digest digest, [NotNullWhen(false)] out string? problem)
    {
        digest = default;
        problem = null;
        if (!text.StartsWith(Prefix, StringComparison.Ordinal))
        {
            problem = text.StartsWith("sha512:", StringComparison.Ordinal)
                ? $"{text}: sha512 digests are not supported, only sha256."
                : $"\"{text}\" is not a digest: {Prefix} and 64 hexadecimal digits are expected.";
        }
        else if (!Sha256Digest.TryParse(text[Prefix.Length..], out digest))
        {
            problem = $"\"{text}\" is not a digest: 64 hexadecimal digits are expected behind {Prefix}.";
        }

        return problem is null;
    }
}
