using Cardshop.Warehouse.Objects;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Headers;
using Microsoft.Net.Http.Headers;

namespace Cardshop.Warehouse.Downloads;

/// <summary>Conditional requests (RFC 9110 §13), in the order of §13.2.2.</summary>
internal static class Preconditions
{
    /// <summary>The entity tag: strong, the digest itself.</summary>
    public static EntityTagHeaderValue TagOf(StoredObject stored) => new($"\"{stored.Digest}\"");

    /// <summary>The status to answer with instead of the object: 304 or 412; null to answer with the object.</summary>
    public static int? Evaluate(RequestHeaders headers, StoredObject stored)
    {
        var tag = TagOf(stored);
        var modified = Seconds(stored.Created);
        if (headers.IfMatch.Count > 0 ? !headers.IfMatch.Any(wanted => IsAny(wanted) || wanted.Compare(tag, useStrongComparison: true)) : modified > headers.IfUnmodifiedSince)
        {
            return StatusCodes.Status412PreconditionFailed;
        }

        return (headers.IfNoneMatch.Count > 0 ? headers.IfNoneMatch.Any(known => IsAny(known) || known.Compare(tag, useStrongComparison: false)) : modified <= headers.IfModifiedSince)
            ? StatusCodes.Status304NotModified
            : null;
    }

    /// <summary>Whether a <c>Range</c> counts: without <c>If-Range</c>, or when that names this very object.</summary>
    public static bool AllowsRange(RequestHeaders headers, StoredObject stored) => headers.IfRange switch
    {
        null => !headers.Headers.ContainsKey(HeaderNames.IfRange),
        { EntityTag: { } tag } => tag.Compare(TagOf(stored), useStrongComparison: true),
        { LastModified: { } date } => date == Seconds(stored.Created),
        _ => false,
    };

    /// <summary>HTTP dates have no fractions.</summary>
    public static DateTimeOffset Seconds(DateTimeOffset time) => DateTimeOffset.FromUnixTimeSeconds(time.ToUnixTimeSeconds());

    private static bool IsAny(EntityTagHeaderValue tag) => tag.Tag.Equals("*", StringComparison.Ordinal);
}
