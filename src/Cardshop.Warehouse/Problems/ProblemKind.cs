using Microsoft.AspNetCore.Http;

namespace Cardshop.Warehouse.Problems;

/// <summary>A kind of answer that says no (RFC 9457): its stable type, its title and its status.</summary>
internal sealed record ProblemKind(string Name, string Title, int Status)
{
    private const string Prefix = "urn:cardshop:problem:";

    /// <summary>tus: the checksum of what was sent is another one.</summary>
    public const int ChecksumMismatchStatus = 460;

    public static ProblemKind BadRequest { get; } = new("bad-request", "The request cannot be understood", 400);

    public static ProblemKind Unauthorized { get; } = new("unauthorized", "Access needs a valid token", 401);

    public static ProblemKind Forbidden { get; } = new("forbidden", "This token does not allow that", 403);

    public static ProblemKind NotFound { get; } = new("not-found", "There is no such thing here", 404);

    public static ProblemKind NameTaken { get; } = new("name-taken", "The name cannot be used", 409);

    public static ProblemKind OffsetConflict { get; } = new("offset-conflict", "The upload is at another offset", 409);

    public static ProblemKind Fenced { get; } = new("fenced", "A newer lease has the object", 409);

    public static ProblemKind LinkExpired { get; } = new("link-expired", "The link has expired", 410);

    public static ProblemKind ObjectDamaged { get; } = new("object-damaged", "The object is damaged", 410);

    public static ProblemKind TusVersion { get; } = new("tus-version", "This version of tus is not spoken here", 412);

    public static ProblemKind PreconditionFailed { get; } = new("precondition-failed", "The object is another one by now", 412);

    public static ProblemKind TooLarge { get; } = new("too-large", "The object is larger than allowed", 413);

    public static ProblemKind MediaType { get; } = new("unsupported-media-type", "The body is of a type that is not taken here", 415);

    public static ProblemKind RangeNotSatisfiable { get; } = new("range-not-satisfiable", "The object has no such range", 416);

    public static ProblemKind UploadBusy { get; } = new("upload-busy", "Somebody else is at this upload", 423);

    public static ProblemKind ChecksumMismatch { get; } = new("checksum-mismatch", "The bytes are not those that were announced", ChecksumMismatchStatus);

    public static ProblemKind TooManyUploads { get; } = new("too-many-uploads", "Too many uploads at a time", 503);

    public static ProblemKind Unavailable { get; } = new("unavailable", "Something that is needed does not answer", 503);

    public static ProblemKind StorageFailed { get; } = new("storage-failed", "The storage failed", 503);

    public static ProblemKind Full { get; } = new("warehouse-full", "The warehouse is full", 507);

    /// <summary>What clients know it by.</summary>
    public string Type => Prefix + Name;

    /// <summary>An answer of this kind.</summary>
    /// <param name="detail">What happened, to which thing, and what to do next.</param>
    /// <param name="extensions">Further members.</param>
    public IResult With(string detail, params (string Name, object? Value)[] extensions) => Results.Problem(
        detail,
        type: Type,
        title: Title,
        statusCode: Status,
        extensions: extensions.ToDictionary(extension => extension.Name, extension => extension.Value, StringComparer.Ordinal));
}
