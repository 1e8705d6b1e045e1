using System.Security.Cryptography;
using Cardshop.Primitives.Digests;
using Cardshop.Primitives.Extents;

namespace Cardshop.Imaging.Plans;

/// <summary>SHA-256 of a source.</summary>
internal static class ContentDigest
{
    public static Sha256Digest Of(ByteSource content)
    {
        using var stream = content.AsStream();
        return new Sha256Digest(SHA256.HashData(stream));
    }
}
