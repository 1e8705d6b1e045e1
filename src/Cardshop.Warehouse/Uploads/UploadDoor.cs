using Cardshop.Warehouse.Access;
using Cardshop.Warehouse.Links;
using Cardshop.Warehouse.Objects;
using Cardshop.Warehouse.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Cardshop.Warehouse.Uploads;

/// <summary>
/// Resumable upload by tus 1.0 with its extensions creation, creation-with-upload, expiration, checksum (sha256) and termination, and with
/// holes (<see cref="SparseBody"/>). An upload becomes an object when it has all its bytes and their SHA-256 is the one that was announced, in
/// the metadata or in the <c>Repr-Digest</c> of any request.
/// </summary>
internal sealed partial class UploadDoor(
    IObjectStore store, Doorkeeper doorkeeper, UploadSlots slots, TimeProvider clock, IOptions<WarehouseOptions> options, ILogger<UploadDoor> logger)
{
    private readonly WarehouseOptions _options = options.Value;

    /// <summary><c>OPTIONS</c>: what is spoken here.</summary>
    public IResult Describe(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers["Tus-Version"] = TusHeaders.Version;
        headers["Tus-Extension"] = TusHeaders.Extensions;
        headers["Tus-Checksum-Algorithm"] = "sha256";
        headers["Tus-Max-Size"] = _options.MaxObjectLength.ToString();
        return Results.NoContent();
    }

    /// <summary><c>HEAD</c>: how far an upload is. One that has become an object is at its end.</summary>
    public async Task<IResult> HeadAsync(HttpContext context, string id)
    {
        var (_, refusal) = await AdmitAsync(context, id);
        if (refusal is not null)
        {
            return refusal;
        }

        var headers = context.Response.Headers;
        headers.CacheControl = "no-store";
        if (store.FindUpload(id) is null && store.FindByUpload(id) is { } stored)
        {
            headers[TusHeaders.Offset] = headers[TusHeaders.Length] = stored.Length.ToString();
            headers[TusHeaders.ReprDigest] = TusHeaders.ToReprDigest(stored.Digest);
            return Results.Ok();
        }

        // Whoever asks is about to go on, so a connection that is still open is one that the client has given up: what it brought counts.
        using var hold = await slots.TakeAsync(id, context.RequestAborted);
        if (hold is null || store.FindUpload(id) is not { } upload)
        {
            return hold is null ? Busy(context, id) : Gone(id);
        }

        headers[TusHeaders.Offset] = (hold.Writer?.Offset ?? upload.Offset).ToString();
        headers[TusHeaders.Length] = upload.Object.Length.ToString();
        headers[TusHeaders.Expires] = Expiry(upload);
        if (upload.Object.Metadata is { } metadata)
        {
            headers[TusHeaders.Metadata] = metadata;
        }

        return Results.Ok();
    }

    /// <summary><c>DELETE</c>: ends an upload.</summary>
    public async Task<IResult> DeleteAsync(HttpContext context, string id)
    {
        var (_, refusal) = await AdmitAsync(context, id);
        if (refusal is not null)
        {
            return refusal;
        }

        using var hold = await slots.TakeAsync(id, context.RequestAborted);
        if (hold is null)
        {
            return Busy(context, id);
        }

        hold.CloseWriter();
        return await Task.Run(() => store.Abandon(id)) ? Results.NoContent() : Gone(id);
    }

    private static IResult Gone(string id) =>
        ProblemKind.NotFound.With($"Upload {id}: there is no such upload. It was ended, was left alone for too long, or its bytes were wrong. Start anew.");

    private static IResult Busy(HttpContext context, string id)
    {
        context.Response.Headers.RetryAfter = "5";
        return ProblemKind.UploadBusy.With($"Upload {id}: another request is still at it. Try again in a moment.");
    }

    private static IResult Fenced(ObjectName name) =>
        ProblemKind.Fenced.With($"{name}: a worker with a newer lease of the same task is at it. Stop; nothing more is taken under the older one.");

    /// <summary>Checks version, rights and fence; there is a grant when the request may go on.</summary>
    private async ValueTask<(Grant? Grant, IResult? Refusal)> AdmitAsync(HttpContext context, string id)
    {
        if (RefuseVersion(context) is { } refusal)
        {
            return (null, refusal);
        }

        if ((store.FindUpload(id)?.Object.Name ?? store.FindByUpload(id)?.Name) is not { } name)
        {
            return (null, Gone(id));
        }

        var (grant, unauthorized) = doorkeeper.GrantFor(context, name);
        return unauthorized is not null ? (null, unauthorized)
            : await Task.Run(() => store.TakeOver(id, grant!.Fence, grant.KeepUntil)) ? (grant, null)
            : (null, Fenced(name));
    }

    private static IResult? RefuseVersion(HttpContext context)
    {
        if (context.Request.Headers[TusHeaders.Resumable] is [TusHeaders.Version])
        {
            context.Response.Headers[TusHeaders.Resumable] = TusHeaders.Version;
            return null;
        }

        context.Response.Headers["Tus-Version"] = TusHeaders.Version;
        return ProblemKind.TusVersion.With($"Send \"{TusHeaders.Resumable}: {TusHeaders.Version}\".");
    }

    /// <summary>An image takes as long as the network takes: the limits for web forms do not apply.</summary>
    private static void LiftLimits(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = null;
        }

        if (context.Features.Get<Microsoft.AspNetCore.Server.Kestrel.Core.Features.IHttpMinRequestBodyDataRateFeature>() is { } rate)
        {
            rate.MinDataRate = null;
        }
    }

    private string Expiry(UploadState upload) => (upload.Active + _options.UploadLifetime).ToString("R");

    [LoggerMessage(Level = LogLevel.Error, Message = "Upload {Upload} of {Name}: the storage failed")]
    private partial void LogStorageFailure(Exception error, string upload, ObjectName name);

    [LoggerMessage(Level = LogLevel.Information, Message = "Upload {Upload}: {Name} is there, {Length} bytes, SHA-256 {Digest}")]
    private partial void LogPublished(string upload, ObjectName name, long length, Primitives.Digests.Sha256Digest digest);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Upload {Upload} of {Name}: its SHA-256 is {Actual} and not {Expected}, so it was dropped")]
    private partial void LogWrongDigest(string upload, ObjectName name, Primitives.Digests.Sha256Digest actual, Primitives.Digests.Sha256Digest expected);
}
