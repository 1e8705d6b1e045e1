using System.IO.Pipelines;
using Cardshop.Primitives.Extents;
using Cardshop.Warehouse.Access;
using Cardshop.Warehouse.Objects;
using Cardshop.Warehouse.Problems;
using Cardshop.Warehouse.Uploads;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Cardshop.Warehouse.Downloads;

/// <summary>
/// Hands objects out: ranges, conditional requests, and their digests in <c>Repr-Digest</c> (RFC 9530) and <c>Digest</c> (RFC 3230), so that
/// whoever downloads can verify.
/// </summary>
internal sealed partial class DownloadDoor(IObjectStore store, Doorkeeper doorkeeper, ILogger<DownloadDoor> logger)
{
    /// <summary>Large enough that the processor time goes into copying and not into calls.</summary>
    private const int PieceSize = 256 << 10;

    /// <summary><c>GET</c> and <c>HEAD</c> of an object.</summary>
    public async Task<IResult> GetAsync(HttpContext context, string path)
    {
        if (!ObjectName.TryParse(path, out var name))
        {
            return ProblemKind.NotFound.With("There is no such object: that cannot be a name.");
        }

        var stored = store.Find(name);
        if (await doorkeeper.RefuseReadingAsync(context, name, stored) is { } refusal)
        {
            return refusal;
        }

        try
        {
            using var content = store.Open(name);
            return content is not null ? await AnswerAsync(context, content)
                : stored is null ? Doorkeeper.Missing(name)
                : ProblemKind.ObjectDamaged.With($"{name}: its bytes were damaged in the warehouse, so it is not handed out. Have it made anew.");
        }
        catch (IOException error) when (!context.Response.HasStarted)
        {
            LogUnreadable(error, name);
            return ProblemKind.StorageFailed.With($"{name}: it cannot be read at the moment. Try again; if that does not help, have it made anew.");
        }
    }

    private async Task<IResult> AnswerAsync(HttpContext context, ObjectContent content)
    {
        var stored = content.Object;
        var request = context.Request.GetTypedHeaders();
        Describe(context.Response, stored);
        switch (Preconditions.Evaluate(request, stored))
        {
            case StatusCodes.Status412PreconditionFailed:
                return ProblemKind.PreconditionFailed.With($"{stored.Name}: its entity tag is \"{stored.Digest}\".");
            case StatusCodes.Status304NotModified:
                return Results.StatusCode(StatusCodes.Status304NotModified);
        }

        var ranges = HttpMethods.IsGet(context.Request.Method) && Preconditions.AllowsRange(request, stored)
            ? RangeSet.Of(context.Request.Headers.Range, stored.Length)
            : new RangeSet.Whole();
        if (ranges is RangeSet.None)
        {
            context.Response.Headers.ContentRange = $"bytes */{stored.Length}";
            return ProblemKind.RangeNotSatisfiable.With($"{stored.Name}: it has {stored.Length} bytes.");
        }

        await SendAsync(context, content, ranges);
        return Results.Empty;
    }

    private static void Describe(HttpResponse response, StoredObject stored)
    {
        var headers = response.Headers;
        headers.AcceptRanges = "bytes";
        headers.ETag = Preconditions.TagOf(stored).ToString();
        headers.LastModified = Preconditions.Seconds(stored.Created).ToString("R");
        headers[TusHeaders.ReprDigest] = TusHeaders.ToReprDigest(stored.Digest);
        headers["Digest"] = $"sha-256={TusHeaders.ToBase64(stored.Digest)}";
        headers.CacheControl = "private, no-transform";
        headers.XContentTypeOptions = "nosniff";
    }

    private async Task SendAsync(HttpContext context, ObjectContent content, RangeSet ranges)
    {
        var (response, stored) = (context.Response, content.Object);
        var mediaType = MediaType(stored.Name);
        response.Headers.ContentDisposition = $"attachment; filename=\"{stored.Name.FileName}\"";
        (response.StatusCode, response.ContentType, response.ContentLength) = (StatusCodes.Status200OK, mediaType, stored.Length);
        MultipartRanges? multipart = null;
        var only = new ByteRange(0, stored.Length);
        switch (ranges)
        {
            case RangeSet.Parts { Ranges: [var single] }:
                only = single;
                (response.StatusCode, response.ContentLength) = (StatusCodes.Status206PartialContent, single.Length);
                response.Headers.ContentRange = MultipartRanges.ContentRange(single, stored.Length);
                break;
            case RangeSet.Parts { Ranges: var several }:
                multipart = new MultipartRanges(several, mediaType, stored.Length);
                (response.StatusCode, response.ContentType, response.ContentLength) = (StatusCodes.Status206PartialContent, multipart.MediaType, multipart.Length);
                break;
        }

        if (HttpMethods.IsHead(context.Request.Method))
        {
            return;
        }

        try
        {
            await (multipart is null ? SendAsync(response.BodyWriter, content, only, context.RequestAborted) : SendAsync(response.BodyWriter, content, multipart, context.RequestAborted));
        }
        catch (IOException error) when (response.HasStarted && error is not Microsoft.AspNetCore.Connections.ConnectionResetException)
        {
            // The status is out; all that can still be said is that this is not the whole.
            LogUnreadable(error, stored.Name);
            context.Abort();
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            context.Abort();
        }
    }

    private static async Task SendAsync(PipeWriter body, ObjectContent content, MultipartRanges multipart, CancellationToken aborted)
    {
        foreach (var (head, range) in multipart.Parts)
        {
            await body.WriteAsync(head, aborted);
            await SendAsync(body, content, range, aborted);
        }

        await body.WriteAsync(multipart.End, aborted);
    }

    private static async Task SendAsync(PipeWriter body, ObjectContent content, ByteRange range, CancellationToken aborted)
    {
        for (var at = range.Offset; at < range.End;)
        {
            var count = (int)Math.Min(PieceSize, range.End - at);
            content.Read(at, body.GetSpan(count)[..count]);
            body.Advance(count);
            at += count;
            await body.FlushAsync(aborted);
            aborted.ThrowIfCancellationRequested();
        }
    }

    private static string MediaType(ObjectName name) => Path.GetExtension(name.FileName) switch
    {
        ".json" => "application/json",
        ".bmap" => "application/xml",
        ".sha256" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    };

    [LoggerMessage(Level = LogLevel.Error, Message = "{Name} cannot be read")]
    private partial void LogUnreadable(Exception error, ObjectName name);
}
