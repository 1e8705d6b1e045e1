using System.Net;
using System.Net.Http.Headers;
using Cardshop.Content.Store;
using Cardshop.Primitives.Digests;
using Cardshop.Primitives.Sizes;

namespace Cardshop.Content.Fetching;

/// <summary>Gets one file over HTTP into a <see cref="PartialDownload"/>, in as many attempts as it takes.</summary>
internal sealed class Download(
    Uri uri, long? longest, PartialDownload partial, ContentStore store, HttpExchange http, FetchOptions options, ProgressReporter progress, TimeProvider clock)
{
    private long? _total;

    /// <summary>What the server said of the version that was downloaded.</summary>
    public Validators Validators { get; private set; } = Validators.None;

    /// <summary>Goes on from what is there until all is there.</summary>
    /// <param name="retries">Says when to try again.</param>
    /// <param name="also">A checksum to compute beside SHA-256.</param>
    /// <param name="cancellation">Ends it, keeping what is there.</param>
    public async Task RunAsync(RetrySchedule retries, ChecksumAlgorithm also, CancellationToken cancellation)
    {
        if (partial.Version is not null)
        {
            progress.Enter(FetchPhase.Hashing, partial.Length);
            await Task.Run(() => partial.Resume(also, cancellation), cancellation);
        }

        while (await TryAsync(retries, also, cancellation) is { } pause)
        {
            progress.Enter(FetchPhase.Retrying, partial.Length, _total);
            await Task.Delay(pause, clock, cancellation);
        }
    }

    /// <returns>How long to wait before the next attempt; null when all is there.</returns>
    private async Task<TimeSpan?> TryAsync(RetrySchedule retries, ChecksumAlgorithm also, CancellationToken cancellation)
    {
        using var guard = new StallGuard(options.StallTimeout, clock, cancellation);
        try
        {
            progress.Enter(FetchPhase.Asking, partial.Length, _total);
            using var answer = await http.SendAsync(HttpMethod.Get, uri, AskForTheRest, guard);
            Begin(answer, also);
            progress.Enter(FetchPhase.Downloading, partial.Length, _total);
            await CopyAsync(answer, cancellation);
            return null;
        }
        catch (FetchException error)
        {
            var reached = partial.Length;
            partial.Save();
            if (retries.Next(error, reached) is { } pause)
            {
                return pause;
            }

            throw;
        }
        catch (OperationCanceledException)
        {
            partial.Save();
            throw;
        }
    }

    private void AskForTheRest(HttpRequestHeaders headers)
    {
        if (partial is { Version.IfRange: { } version, Length: > 0 })
        {
            headers.Range = new RangeHeaderValue(partial.Length, null);
            headers.TryAddWithoutValidation("If-Range", version);
        }
    }

    /// <summary>Decides by the answer whether the bytes to come go behind those that are there, or are all there is.</summary>
    private void Begin(ServerAnswer answer, ChecksumAlgorithm also)
    {
        if (answer.Coding is { } coding)
        {
            throw new FetchException(FetchFailure.Refused, $"{SourceName.Of(uri)}: the server sends it in the coding {coding} although the plain file was asked for. Name another server.");
        }

        switch (answer.Status)
        {
            case HttpStatusCode.OK:
                partial.Begin(new PartialVersion(answer.Validators, answer.IfRange), also);
                break;
            case HttpStatusCode.PartialContent when Continues(answer):
                break;
            case HttpStatusCode.PartialContent or HttpStatusCode.RequestedRangeNotSatisfiable when partial.Version is not null:
                partial.Drop();
                throw new FetchException(FetchFailure.LengthMismatch, $"{SourceName.Of(uri)}: the server sent another part than the one it was asked for ({answer.Response.Content.Headers.ContentRange}).") { IsTransient = true };
            default:
                throw FetchErrors.OfStatus(uri, answer.Response, clock.GetUtcNow());
        }

        Validators = answer.Validators;
        _total = answer.TotalLength;
        RequireLength(_total ?? 0);
        RequireRoom();
    }

    private bool Continues(ServerAnswer answer) =>
        partial.Version?.Validators is { } known
        && answer.Range is { } range
        && range.From == partial.Length
        && range.To == range.Length - 1
        && (answer.Response.Content.Headers.ContentLength ?? range.Length - partial.Length) == range.Length - partial.Length
        && (known.Length ?? range.Length) == range.Length
        && string.Equals(answer.Validators.EntityTag ?? known.EntityTag, known.EntityTag, StringComparison.Ordinal);

    private void RequireLength(long length)
    {
        if (length > longest)
        {
            partial.Drop();
            throw new FetchException(FetchFailure.LengthMismatch, $"{SourceName.Of(uri)}: the server sends more than the {longest} bytes that it may have.");
        }
    }

    private void RequireRoom()
    {
        if (_total - partial.Length is { } missing && store.Storage.AvailableBytes(store.Root) is var available && missing > available)
        {
            throw new FetchException(FetchFailure.DiskFull, $"{SourceName.Of(uri)}: {new ByteSize(missing)} are to come, but {store.Root} has room for {new ByteSize(available)} only. Free some, or choose another place for the store.");
        }
    }

    private async Task CopyAsync(ServerAnswer answer, CancellationToken cancellation)
    {
        var saved = clock.GetTimestamp();
        while (await answer.ReadAsync(await partial.RoomAsync(cancellation)) is var count and > 0)
        {
            partial.Advance(count);
            RequireLength(partial.Length);
            progress.Advance(partial.Length);
            if (clock.GetElapsedTime(saved) >= options.SaveInterval)
            {
                partial.Save();
                saved = clock.GetTimestamp();
            }
        }

        if (_total is { } total && partial.Length != total)
        {
            throw new FetchException(FetchFailure.LengthMismatch, $"{SourceName.Of(uri)}: the server said {total} bytes and sent {partial.Length}. Try again, or name a mirror.") { IsTransient = true };
        }
    }
}
