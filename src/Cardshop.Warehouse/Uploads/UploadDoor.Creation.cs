using Cardshop.Warehouse.Links;
using Cardshop.Warehouse.Objects;
using Cardshop.Warehouse.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace Cardshop.Warehouse.Uploads;

internal sealed partial class UploadDoor
{
    /// <summary><c>POST</c>: begins an upload, and takes its first bytes if there are any.</summary>
    public async Task<IResult> CreateAsync(HttpContext context)
    {
        var headers = context.Request.Headers;
        if (RefuseVersion(context) is { } refusal)
        {
            return refusal;
        }

        if (TusHeaders.Bytes(headers, TusHeaders.Length) is not { } length)
        {
            return ProblemKind.BadRequest.With($"{TusHeaders.Length} with the number of bytes is missing; a length that is told later is not taken.");
        }

        if (!UploadMetadata.TryParse(headers[TusHeaders.Metadata], out var metadata) || !ObjectName.TryParse(metadata.Name, out var name))
        {
            return ProblemKind.BadRequest.With(
                $"{TusHeaders.Metadata} is to have at least \"name BASE64\", and may have \"sha256 BASE64\" (of 64 hexadecimal digits) and \"stored BASE64\" (of a number of bytes).");
        }

        if (!TusHeaders.TryReadReprDigest(headers, out var digest) || (digest is not null && metadata.Digest is not null && digest != metadata.Digest))
        {
            return ProblemKind.BadRequest.With($"{TusHeaders.ReprDigest} cannot be read, or differs from the sha256 of the metadata.");
        }

        var (grant, unauthorized) = doorkeeper.GrantFor(context, name);
        return unauthorized ?? await BeginAsync(context, grant!, Describe(headers, name, length, metadata, grant!) with { Digest = digest ?? metadata.Digest });
    }

    private static NewObject Describe(IHeaderDictionary headers, ObjectName name, long length, UploadMetadata metadata, Grant grant) => new(name, length)
    {
        StoredBytes = metadata.StoredBytes,
        Channel = grant.Channel,
        Owner = grant.Owner,
        Expires = grant.KeepUntil,
        Replaces = grant.Replaces,
        Fence = grant.Fence,
        Metadata = headers[TusHeaders.Metadata],
    };

    private async Task<IResult> BeginAsync(HttpContext context, Grant grant, NewObject wanted)
    {
        var most = Math.Min(grant.AllowedLength(wanted.Name)!.Value, _options.MaxObjectLength);
        if (wanted.Length > most)
        {
            return ProblemKind.TooLarge.With($"{wanted.Name}: {wanted.Length} bytes are more than the {most} that are allowed.", ("max_length", most));
        }

        switch (await Task.Run(() => store.Begin(wanted)))
        {
            case UploadStart.Full full:
                return ProblemKind.Full.With(
                    $"{wanted.Name}: {full.Needed} bytes are needed, but only {full.Space.Free} are free. Remove objects, or give the warehouse more room.",
                    ("needed", full.Needed),
                    ("free", full.Space.Free));
            case UploadStart.NameTaken taken:
                return ProblemKind.NameTaken.With(taken.Reason);
            case UploadStart.Fenced:
                return Fenced(wanted.Name);
            case UploadStart.Started started:
                return await AnswerAsync(context, grant, started.Upload);
            default:
                throw new NotSupportedException("There is no other outcome.");
        }
    }

    private async Task<IResult> AnswerAsync(HttpContext context, Grant grant, UploadState upload)
    {
        var location = $"{context.Request.GetEncodedUrl().Split('?')[0].TrimEnd('/')}/{upload.Id}";
        context.Response.Headers.Location = location;
        context.Response.Headers[TusHeaders.Expires] = Expiry(upload);
        if (context.Request.ContentLength is null or 0 && upload.Object.Length > 0)
        {
            return Results.StatusCode(StatusCodes.Status201Created);
        }

        var written = await TakeInAsync(context, grant, upload, offset: 0);
        return written ?? Results.StatusCode(StatusCodes.Status201Created);
    }
}
