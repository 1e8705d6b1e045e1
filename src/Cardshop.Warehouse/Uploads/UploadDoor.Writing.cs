using System.Security.Cryptography;
using Cardshop.Primitives.Digests;
using Cardshop.Warehouse.Links;
using Cardshop.Warehouse.Objects;
using Cardshop.Warehouse.Problems;
using Microsoft.AspNetCore.Http;

namespace Cardshop.Warehouse.Uploads;

internal sealed partial class UploadDoor
{
    private const int NoSpaceOnUnix = 28;
    private const int NoSpaceOnWindows = 112;

    /// <summary><c>PATCH</c>: takes in the next bytes.</summary>
    public async Task<IResult> PatchAsync(HttpContext context, string id)
    {
        var (grant, refusal) = await AdmitAsync(context, id);
        if (refusal is not null)
        {
            return refusal;
        }

        if (TusHeaders.Bytes(context.Request.Headers, TusHeaders.Offset) is not { } offset)
        {
            return ProblemKind.BadRequest.With($"{TusHeaders.Offset} with a number of bytes is missing.");
        }

        if (store.FindUpload(id) is { } upload)
        {
            return await TakeInAsync(context, grant!, upload, offset) ?? Results.NoContent();
        }

        // The answer to the last bytes may have been lost on its way, and the client says them again.
        var stored = store.FindByUpload(id);
        if (stored?.Length != offset || (TusHeaders.TryReadReprDigest(context.Request.Headers, out var digest) && digest is not null && digest != stored.Digest))
        {
            return Gone(id);
        }

        context.Response.Headers[TusHeaders.Offset] = offset.ToString();
        return Results.NoContent();
    }

    /// <summary>Takes in the body of a request.</summary>
    /// <returns>Null when all went well.</returns>
    private async Task<IResult?> TakeInAsync(HttpContext context, Grant grant, UploadState upload, long offset)
    {
        var headers = context.Request.Headers;
        var isSparse = string.Equals(context.Request.ContentType, SparseBody.MediaType, StringComparison.OrdinalIgnoreCase);
        var isEmpty = context.Request is { ContentType: null, ContentLength: null or 0 } && headers.TransferEncoding.Count == 0;
        if (!isSparse && !isEmpty && !string.Equals(context.Request.ContentType, TusHeaders.Plain, StringComparison.OrdinalIgnoreCase))
        {
            return ProblemKind.MediaType.With($"Send Content-Type: {TusHeaders.Plain}, or {SparseBody.MediaType}.");
        }

        if (!TusHeaders.TryReadChecksum(headers, out var checksum) || (isSparse && checksum is not null))
        {
            return ProblemKind.BadRequest.With($"{TusHeaders.Checksum} is to be \"sha256 BASE64\", and is not taken for {SparseBody.MediaType}.");
        }

        if (!TusHeaders.TryReadReprDigest(headers, out var announced) || (announced is not null && (upload.Object.Digest ?? announced) != announced))
        {
            return ProblemKind.BadRequest.With($"{TusHeaders.ReprDigest} cannot be read, or differs from what was announced before.");
        }

        LiftLimits(context);
        using var hold = await slots.TakeAsync(upload.Id, context.RequestAborted);
        if (hold is null)
        {
            return Busy(context, upload.Id);
        }

        try
        {
            return await OpenAsync(context, grant, upload, offset, hold) ?? await WriteAsync(context, grant, upload, hold, isSparse, checksum, announced);
        }
        catch (IOException error)
        {
            hold.CloseWriter();
            LogStorageFailure(error, upload.Id, upload.Object.Name);
            return (error.HResult & 0xFFFF) is NoSpaceOnUnix or NoSpaceOnWindows
                ? ProblemKind.Full.With($"{upload.Object.Name}: the disk of the warehouse is full. Free some room there, then go on with the upload.")
                : ProblemKind.StorageFailed.With($"{upload.Object.Name}: the disk of the warehouse reports an error. Look into its log, then go on with the upload.");
        }
    }

    private async Task<IResult?> OpenAsync(HttpContext context, Grant grant, UploadState upload, long offset, UploadHold hold)
    {
        if (store.FindUpload(upload.Id) is not { } current)
        {
            return Gone(upload.Id);
        }

        // Somebody may have taken it over while this request waited for its turn.
        if (!await Task.Run(() => store.TakeOver(upload.Id, grant.Fence, grant.KeepUntil)))
        {
            return Fenced(upload.Object.Name);
        }

        var there = hold.Writer?.Offset ?? current.Offset;
        if (there != offset)
        {
            context.Response.Headers[TusHeaders.Offset] = there.ToString();
            return ProblemKind.OffsetConflict.With($"Upload {upload.Id}: it is at byte {there}, not {offset}. Go on from there.", ("offset", there));
        }

        if (hold.Writer is null && slots.OpenWriters >= _options.MaxOpenUploads)
        {
            context.Response.Headers.RetryAfter = "10";
            return ProblemKind.TooManyUploads.With($"{_options.MaxOpenUploads} uploads are being written to already. Try again in a moment.");
        }

        hold.Writer ??= await Task.Run(() => store.Write(upload.Id, context.RequestAborted));
        return null;
    }

    private async Task<IResult?> WriteAsync(
        HttpContext context, Grant grant, UploadState upload, UploadHold hold, bool isSparse, Sha256Digest? checksum, Sha256Digest? announced)
    {
        var writer = hold.Writer!;
        using var hash = checksum is null ? null : IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var end = await new BodyCopy(context.Request.Body, writer, upload.Object, hash, clock, _options)
            .RunAsync(isSparse, hold.Displaced, context.RequestAborted);
        if (hash is not null && (end is not BodyEnd.Whole || new Sha256Digest(hash.GetCurrentHash()) != checksum))
        {
            // Nothing of it was made durable, so the next writer begins before it.
            hold.CloseWriter();
            return end is BodyEnd.Whole
                ? ProblemKind.ChecksumMismatch.With($"{upload.Object.Name}: the bytes of this request were changed on their way. Send them again.")
                : Explain(upload, end);
        }

        await Task.Run(writer.Save);
        context.Response.Headers[TusHeaders.Offset] = writer.Offset.ToString();
        context.Response.Headers[TusHeaders.Expires] = Expiry(store.FindUpload(upload.Id) ?? upload);
        if (end is not BodyEnd.Whole)
        {
            return Explain(upload, end);
        }

        return writer.Offset == upload.Object.Length && (announced ?? upload.Object.Digest) is { } expected
            ? await PublishAsync(grant, upload, hold, expected)
            : null;
    }

    private async Task<IResult?> PublishAsync(Grant grant, UploadState upload, UploadHold hold, Sha256Digest expected)
    {
        var outcome = await Task.Run(() =>
        {
            var (actual, stored) = (hold.Writer!.Complete(), hold.Writer.StoredBytes);
            hold.CloseWriter();
            return store.Publish(upload.Id, actual, stored, expected, grant.Fence);
        });
        switch (outcome)
        {
            case UploadEnd.WrongDigest wrong:
                LogWrongDigest(upload.Id, upload.Object.Name, wrong.Actual, wrong.Expected);
                return ProblemKind.ChecksumMismatch.With(
                    $"{upload.Object.Name}: the SHA-256 of the whole is {wrong.Actual}, not {wrong.Expected}. The upload was dropped; start anew.",
                    ("actual", wrong.Actual.ToString()));
            case UploadEnd.NameTaken taken:
                return ProblemKind.NameTaken.With(taken.Reason);
            case UploadEnd.Fenced:
                return Fenced(upload.Object.Name);
            case UploadEnd.Gone:
                return Gone(upload.Id);
            case UploadEnd.Published published:
                LogPublished(upload.Id, published.Object.Name, published.Object.Length, published.Object.Digest);
                return null;
            default:
                throw new NotSupportedException("There is no other outcome.");
        }
    }

    private static IResult Explain(UploadState upload, BodyEnd end) => end switch
    {
        BodyEnd.TooLong => ProblemKind.TooLarge.With($"{upload.Object.Name}: there is more than the {upload.Object.Length} bytes that were announced."),
        BodyEnd.TooMuchStored => ProblemKind.TooLarge.With(
            $"{upload.Object.Name}: there are more than the {upload.Object.Reserved} bytes outside of holes that were announced. Ranges of data begin and end at multiples of 4096, and holes have at least 65536 bytes."),
        BodyEnd.Malformed => ProblemKind.BadRequest.With($"{upload.Object.Name}: the frames of the body make no sense."),
        _ => ProblemKind.BadRequest.With($"{upload.Object.Name}: the body broke off. What came is kept; ask where to go on."),
    };
}
