using System.Net;
using Cardshop.Content.Fetching;
using Cardshop.Primitives.Digests;

namespace Cardshop.Content.Uploading;

/// <summary>The conversation about one upload, over as many attempts as it takes.</summary>
internal sealed class UploadExchange(
    HttpMessageInvoker http, UploadRequest request, UploadOptions options, TimeProvider clock, UploadReader reader, IProgress<UploadProgress>? progress)
{
    private static readonly HttpMethod Patch = HttpMethod.Patch;

    private readonly TransferMeter _meter = new(clock);
    private Uri? _upload = request.Resume;
    private bool? _isSparse;
    private bool _isPrepared;
    private long _reported;
    private long _sentBytes;

    /// <summary>The offset that the server has had so far.</summary>
    public long Reached { get; private set; }

    /// <summary>Goes on with the upload, to its end if nothing breaks.</summary>
    public async Task<UploadedContent> AttemptAsync(CancellationToken cancellation)
    {
        _isSparse ??= await SpeaksSparseAsync(cancellation);
        var offset = await FindOffsetAsync(cancellation) ?? await CreateAsync(cancellation);
        Reached = Math.Max(Reached, offset);
        _meter.StartAt(offset);
        await Task.Run(() => reader.CatchUp(offset, cancellation), cancellation);
        if (offset < request.Content.Length)
        {
            await SendAsync(offset, cancellation);
        }

        var digest = request.Digest ?? reader.Digest();
        if (request.Digest is null || request.Content.Length == 0)
        {
            await PublishAsync(digest, cancellation);
        }

        return new UploadedContent(_upload!, request.Content.Length, digest, _sentBytes);
    }

    private async Task<bool> SpeaksSparseAsync(CancellationToken cancellation)
    {
        using var message = TusProtocol.Request(HttpMethod.Options, request.Endpoint);
        using var response = await AskAsync(message, _ => { }, cancellation);
        return response.IsSuccessStatusCode
            && response.Headers.TryGetValues("Tus-Extension", out var values)
            && values.SelectMany(value => value.Split(',')).Any(value => value.Trim().Equals(TusProtocol.SparseExtension, StringComparison.Ordinal));
    }

    /// <summary>Where the server is; null when there is no upload to go on with.</summary>
    private async Task<long?> FindOffsetAsync(CancellationToken cancellation)
    {
        if (_upload is null)
        {
            return null;
        }

        using var message = TusProtocol.Request(HttpMethod.Head, _upload);
        using var response = await AskAsync(message, _ => { }, cancellation);
        if (response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone)
        {
            return null;
        }

        await RequireSuccessAsync(response, cancellation);
        return TusProtocol.Bytes(response, TusProtocol.Offset) is { } offset && offset <= request.Content.Length
            && TusProtocol.Bytes(response, TusProtocol.Length) is var length && (length ?? request.Content.Length) == request.Content.Length
            ? offset
            : throw new UploadException(UploadFailure.Protocol, $"{request.Name}: the upload at {_upload} is one of something else. Start anew.");
    }

    private async Task<long> CreateAsync(CancellationToken cancellation)
    {
        using var message = TusProtocol.Request(HttpMethod.Post, request.Endpoint);
        message.Headers.Add(TusProtocol.Length, request.Content.Length.ToString());
        message.Headers.Add("Upload-Metadata", TusProtocol.Metadata(
            ("name", request.Name),
            ("sha256", request.Digest?.ToString()),
            ("stored", _isSparse is true ? SparsePlan.StoredBytes(request.Content).ToString() : null)));
        using var response = await AskAsync(message, _ => { }, cancellation);
        await RequireSuccessAsync(response, cancellation);
        _upload = response.Headers.Location is { } location
            ? new Uri(request.Endpoint, location)
            : throw new UploadException(UploadFailure.Protocol, $"{request.Name}: the server began an upload but does not say where. Is {request.Endpoint} right?");
        request.Began?.Invoke(_upload);
        return 0;
    }

    private async Task SendAsync(long offset, CancellationToken cancellation)
    {
        var frames = _isSparse is true ? SparsePlan.Frames(request.Content, offset) : [(false, new Primitives.Extents.ByteRange(offset, request.Content.Length - offset))];
        using var message = TusProtocol.Request(Patch, _upload!);
        message.Headers.Add(TusProtocol.Offset, offset.ToString());
        message.Headers.ExpectContinue = true;
        UploadBody? body = null;
        try
        {
            using var response = await AskAsync(
                message,
                guard => message.Content = body = new UploadBody(reader, frames, _isSparse is true, options.PieceSize, sent =>
                {
                    guard.Wait();
                    Report(sent);
                }),
                cancellation);
            await RequireSuccessAsync(response, cancellation);
            if (TusProtocol.Bytes(response, TusProtocol.Offset) != request.Content.Length)
            {
                throw new UploadException(UploadFailure.Unreachable, $"{request.Name}: the server did not take all of it.") { IsTransient = true };
            }

            Reached = request.Content.Length;
        }
        catch (Exception) when (body?.SourceFailure is { } failure)
        {
            throw failure as IOException ?? new IOException($"{request.Name}: the content cannot be read: {failure.Message}", failure);
        }
        finally
        {
            _sentBytes += body?.SentBytes ?? 0;
        }
    }

    /// <summary>Tells the digest of the whole, upon which the server makes the object visible.</summary>
    private async Task PublishAsync(Sha256Digest digest, CancellationToken cancellation)
    {
        if (!_isPrepared && request.BeforePublication is { } prepare)
        {
            await prepare(digest, cancellation);
            _isPrepared = true;
        }

        var bytes = new byte[Sha256Digest.Size];
        digest.CopyTo(bytes);
        using var message = TusProtocol.Request(Patch, _upload!);
        message.Headers.Add(TusProtocol.Offset, request.Content.Length.ToString());
        message.Headers.Add("Repr-Digest", $"sha-256=:{Convert.ToBase64String(bytes)}:");
        message.Content = new ByteArrayContent([]);
        message.Content.Headers.ContentType = new(TusProtocol.Plain);
        using var response = await AskAsync(message, _ => { }, cancellation);
        await RequireSuccessAsync(response, cancellation);
    }

    private async Task<HttpResponseMessage> AskAsync(HttpRequestMessage message, Action<StallGuard> prepare, CancellationToken cancellation)
    {
        using var guard = new StallGuard(options.StallTimeout, clock, cancellation);
        prepare(guard);
        try
        {
            return await http.SendAsync(message, guard.Token);
        }
        catch (Exception error) when (UploadErrors.IsOfNetwork(error, guard) && !cancellation.IsCancellationRequested)
        {
            throw UploadErrors.OfNetwork(request.Name, error, guard);
        }
    }

    private async Task RequireSuccessAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        // Somebody may have been at the upload in between, or the server was restarted: the next attempt asks where it is.
        if (response.StatusCode == HttpStatusCode.Conflict && TusProtocol.Bytes(response, TusProtocol.Offset) is not null)
        {
            throw new UploadException(UploadFailure.Unreachable, $"{request.Name}: the server is at another place of it.") { IsTransient = true };
        }

        if (!response.IsSuccessStatusCode)
        {
            throw await UploadErrors.OfStatusAsync(request.Name, response, cancellation);
        }
    }

    private void Report(long sent)
    {
        if (progress is not null && clock.GetElapsedTime(_reported) >= options.ProgressInterval)
        {
            _reported = clock.GetTimestamp();
            _meter.Measure(sent);
            progress.Report(new UploadProgress(sent, request.Content.Length, _meter.BytesPerSecond));
        }
    }
}
