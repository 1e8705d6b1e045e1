using Cardshop.Content.Fetching;
using Cardshop.Content.Uploading;
using Cardshop.Primitives.Digests;
using Cardshop.Warehouse.Links;
using Cardshop.Warehouse.Objects;
using Microsoft.Extensions.Options;

namespace Cardshop.Warehouse.Uploads;

/// <summary>
/// The door for workers in the warehouse's own process: the same grants, fences and uploads as through HTTP, and the bytes go from their source
/// into the store without a network in between.
/// </summary>
public sealed class LocalUploads
{
    private readonly IObjectStore _store;
    private readonly UploadSlots _slots;
    private readonly Grants _grants;
    private readonly TimeProvider _clock;
    private readonly WarehouseOptions _options;

    internal LocalUploads(IObjectStore store, UploadSlots slots, Grants grants, TimeProvider clock, IOptions<WarehouseOptions> options) =>
        (_store, _slots, _grants, _clock, _options) = (store, slots, grants, clock, options.Value);

    /// <summary>Puts an object into the store; returns when it is there under its name.</summary>
    /// <param name="request">What, and the upload to carry on.</param>
    /// <param name="token">The grant.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellation">Ends it; what is durable stays, to be carried on.</param>
    /// <exception cref="UploadException">It cannot be done.</exception>
    /// <exception cref="IOException">The content cannot be read, or the store cannot be written.</exception>
    public async Task<UploadedContent> PutAsync(UploadRequest request, string? token, IProgress<UploadProgress>? progress, CancellationToken cancellation)
    {
        var grant = token is null ? null : _grants.Read(token);
        if (grant is null || !ObjectName.TryParse(request.Name, out var name) || grant.AllowedLength(name) is not { } most || request.Content.Length > most)
        {
            throw new UploadException(UploadFailure.Refused, $"{request.Name}: the grant is over, or is for something else.");
        }

        // Files are written here and now, and whoever asks should not wait for them.
        return await Task.Run(() => PutAsync(request, grant, name, progress, cancellation), cancellation);
    }

    private async Task<UploadedContent> PutAsync(UploadRequest request, Grant grant, ObjectName name, IProgress<UploadProgress>? progress, CancellationToken cancellation)
    {
        var upload = Left(request, name) ?? Begin(request, grant, name);
        using var hold = await _slots.TakeAsync(upload.Id, cancellation)
            ?? throw new UploadException(UploadFailure.Unreachable, $"{name}: somebody else is at this upload.");
        if (!_store.TakeOver(upload.Id, grant.Fence, grant.KeepUntil))
        {
            throw Fenced(name);
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation, hold.Displaced);
        try
        {
            return await FillAsync(request, grant, upload, hold, progress, stop.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw Fenced(name);
        }
        finally
        {
            hold.CloseWriter();
        }
    }

    /// <summary>The upload that was begun before; null when there is none, or it is one of something else.</summary>
    private UploadState? Left(UploadRequest request, ObjectName name) =>
        request.Resume is { } resume && _store.FindUpload(resume.Segments[^1]) is { } left && left.Object.Name == name && left.Object.Length == request.Content.Length ? left : null;

    private UploadState Begin(UploadRequest request, Grant grant, ObjectName name)
    {
        var wanted = new NewObject(name, request.Content.Length)
        {
            StoredBytes = SparsePlan.StoredBytes(request.Content),
            Channel = grant.Channel,
            Owner = grant.Owner,
            Expires = grant.KeepUntil,
            Replaces = grant.Replaces,
            Fence = grant.Fence,
        };
        switch (_store.Begin(wanted))
        {
            case UploadStart.Started { Upload: var upload }:
                request.Began?.Invoke(new Uri($"{request.Endpoint.AbsoluteUri.TrimEnd('/')}/{upload.Id}"));
                return upload;
            case UploadStart.Full full:
                throw new UploadException(UploadFailure.Full, $"{name}: {full.Needed} bytes are needed, but only {full.Space.Free} are free. Remove objects, or give the warehouse more room.");
            case UploadStart.NameTaken taken:
                throw new UploadException(UploadFailure.Refused, taken.Reason);
            default:
                throw Fenced(name);
        }
    }

    private async Task<UploadedContent> FillAsync(
        UploadRequest request, Grant grant, UploadState upload, UploadHold hold, IProgress<UploadProgress>? progress, CancellationToken stop)
    {
        var writer = hold.Writer ??= _store.Write(upload.Id, stop);
        Show(request, writer.Offset, stop);
        var (saved, start) = (_clock.GetTimestamp(), writer.StoredBytes);
        var meter = new TransferMeter(_clock);
        meter.StartAt(writer.Offset);
        foreach (var (isZeros, range) in SparsePlan.Frames(request.Content, writer.Offset))
        {
            if (isZeros)
            {
                writer.AppendZeros(range.Length);
                continue;
            }

            while (writer.Offset < range.End)
            {
                stop.ThrowIfCancellationRequested();
                var room = await writer.RoomAsync(stop);
                var piece = room.Span[..(int)Math.Min(room.Length, range.End - writer.Offset)];
                request.Content.Read(writer.Offset, piece);
                request.Observer?.Invoke(writer.Offset, piece);
                writer.Advance(piece.Length);
                meter.Measure(writer.Offset);
                progress?.Report(new UploadProgress(writer.Offset, request.Content.Length, meter.BytesPerSecond));
                if (_clock.GetElapsedTime(saved) >= _options.SaveInterval)
                {
                    writer.Save();
                    saved = _clock.GetTimestamp();
                }
            }
        }

        var (digest, stored) = (writer.Complete(), writer.StoredBytes);
        if (request.BeforePublication is { } prepare)
        {
            await prepare(digest, stop);
        }

        hold.CloseWriter();
        return Publish(request, grant, upload, digest, stored, stored - start);
    }

    /// <summary>Shows what an earlier process has written to whoever wants to see all of it.</summary>
    private static void Show(UploadRequest request, long end, CancellationToken stop)
    {
        if (request.Observer is not { } observer || end == 0)
        {
            return;
        }

        var piece = new byte[1 << 20];
        foreach (var range in SparsePlan.DataRanges(request.Content).TakeWhile(range => range.Offset < end))
        {
            var last = Math.Min(range.End, end);
            for (var at = range.Offset; at < last; at += piece.Length)
            {
                stop.ThrowIfCancellationRequested();
                var bytes = piece.AsSpan(0, (int)Math.Min(piece.Length, last - at));
                request.Content.Read(at, bytes);
                observer(at, bytes);
            }
        }
    }

    private UploadedContent Publish(UploadRequest request, Grant grant, UploadState upload, Sha256Digest digest, long stored, long written) =>
        _store.Publish(upload.Id, digest, stored, request.Digest ?? digest, grant.Fence) switch
        {
            UploadEnd.Published { Object: var there } => new UploadedContent(new Uri($"{request.Endpoint.AbsoluteUri.TrimEnd('/')}/{upload.Id}"), there.Length, there.Digest, written),
            UploadEnd.WrongDigest wrong => throw new UploadException(UploadFailure.WrongDigest, $"{request.Name}: the SHA-256 of the whole is {wrong.Actual}, not {wrong.Expected}."),
            UploadEnd.NameTaken taken => throw new UploadException(UploadFailure.Refused, taken.Reason),
            UploadEnd.Gone => throw new UploadException(UploadFailure.Unreachable, $"{request.Name}: the upload was ended meanwhile. Start anew."),
            _ => throw Fenced(upload.Object.Name),
        };

    private static UploadException Fenced(ObjectName name) =>
        new(UploadFailure.Refused, $"{name}: another worker has this task by now.");
}
