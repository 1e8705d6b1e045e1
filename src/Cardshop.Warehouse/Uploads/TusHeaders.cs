using System.Globalization;
using Cardshop.Primitives.Digests;
using Microsoft.AspNetCore.Http;

namespace Cardshop.Warehouse.Uploads;

/// <summary>The headers of tus 1.0 (https://tus.io/protocols/resumable-upload) and of RFC 9530.</summary>
internal static class TusHeaders
{
    public const string Version = "1.0.0";
    public const string Resumable = "Tus-Resumable";
    public const string Offset = "Upload-Offset";
    public const string Length = "Upload-Length";
    public const string Metadata = "Upload-Metadata";
    public const string Expires = "Upload-Expires";
    public const string Checksum = "Upload-Checksum";
    public const string ReprDigest = "Repr-Digest";

    /// <summary>The body is the bytes of the object from the offset on.</summary>
    public const string Plain = "application/offset+octet-stream";

    /// <summary>What is spoken; <c>cardshop-sparse</c> is the media type <see cref="SparseBody.MediaType"/>.</summary>
    public const string Extensions = "creation,creation-with-upload,expiration,checksum,termination,cardshop-sparse";

    /// <summary>A number of bytes: decimal digits and nothing else.</summary>
    public static long? Bytes(IHeaderDictionary headers, string name) =>
        headers[name] is [{ } text] && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes) ? bytes : null;

    /// <summary>Reads <c>sha256 BASE64</c>. False when there is something else; no header is no digest.</summary>
    public static bool TryReadChecksum(IHeaderDictionary headers, out Sha256Digest? digest)
    {
        digest = null;
        if (!headers.TryGetValue(Checksum, out var values))
        {
            return true;
        }

        digest = values is [{ } text] && text.Split(' ') is ["sha256", var base64] ? Digest(base64) : null;
        return digest is not null;
    }

    /// <summary>
    /// Reads <c>sha-256=:BASE64:</c> of a <c>Repr-Digest</c> (RFC 9530 §3), the digest of the whole object. Other algorithms are passed over.
    /// </summary>
    public static bool TryReadReprDigest(IHeaderDictionary headers, out Sha256Digest? digest)
    {
        digest = null;
        const string Start = "sha-256=:";
        foreach (var member in headers.GetCommaSeparatedValues(ReprDigest).Where(member => member.StartsWith(Start, StringComparison.OrdinalIgnoreCase)))
        {
            if (digest is not null || member.Length == Start.Length || !member.EndsWith(':') || Digest(member[Start.Length..^1]) is not { } found)
            {
                return false;
            }

            digest = found;
        }

        return true;
    }

    /// <summary>A digest as <c>Repr-Digest</c> has it.</summary>
    public static string ToReprDigest(Sha256Digest digest) => $"sha-256=:{ToBase64(digest)}:";

    public static string ToBase64(Sha256Digest digest)
    {
        Span<byte> bytes = stackalloc byte[Sha256Digest.Size];
        digest.CopyTo(bytes);
        return Convert.ToBase64String(bytes);
    }

    private static Sha256Digest? Digest(string base64)
    {
        Span<byte> bytes = stackalloc byte[Sha256Digest.Size + 3];
        return Convert.TryFromBase64String(base64, bytes, out var count) && count == Sha256Digest.Size ? new Sha256Digest(bytes[..count]) : null;
    }
}
