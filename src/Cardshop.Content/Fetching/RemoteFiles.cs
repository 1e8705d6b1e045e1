using Cardshop.Content.Store;
using Cardshop.Primitives.Digests;

namespace Cardshop.Content.Fetching;

/// <summary>Files of web servers: from the store where that has what is asked for, else into it.</summary>
internal sealed class RemoteFiles(
    ContentStore store, StoredCopies copies, HttpExchange http, FetchOptions options, TimeProvider clock, Random random) : IDisposable
{
    private static readonly TimeSpan LockInterval = TimeSpan.FromMilliseconds(100);

    private readonly SemaphoreSlim _slots = new(options.Parallelism);

    public async Task<FetchedContent> FetchAsync(
        FetchRequest request, Uri uri, Expectation expectation, ProgressReporter progress, CancellationToken cancellation)
    {
        if (copies.FindByDigest(request, expectation) is { } known)
        {
            return known;
        }

        var notices = new List<string>();
        var started = clock.GetUtcNow();
        progress.Enter(FetchPhase.Waiting);
        using var partial = await OpenAsync(SourceName.Of(request.Source), cancellation);
        await _slots.WaitAsync(cancellation);
        try
        {
            progress.Enter(FetchPhase.Asking);
            return await copies.FindCurrentAsync(request, uri, expectation, started, notices, cancellation)
                ?? await DownloadAsync(request, uri, expectation, partial, progress, cancellation) with { Notices = notices };
        }
        finally
        {
            _slots.Release();
        }
    }

    public void Dispose() => _slots.Dispose();

    /// <summary>Waits until nobody else, in this process or another, is at the same source.</summary>
    private async Task<PartialDownload> OpenAsync(string name, CancellationToken cancellation)
    {
        while (true)
        {
            if (store.TryOpenPartial(name) is { } partial)
            {
                return partial;
            }

            await Task.Delay(LockInterval, clock, cancellation);
        }
    }

    private async Task<FetchedContent> DownloadAsync(
        FetchRequest request, Uri uri, Expectation expectation, PartialDownload partial, ProgressReporter progress, CancellationToken cancellation)
    {
        var checksum = await expectation.ChecksumAsync(known: null, cancellation);
        var download = new Download(uri, request.LongestLength, partial, store, http, options, progress, clock);
        await download.RunAsync(new RetrySchedule(options, random), checksum?.Algorithm ?? ChecksumAlgorithm.Sha256, cancellation);
        var (digest, also) = partial.Complete();
        var entry = new IndexEntry(partial.Source, digest, partial.Length) { Validators = download.Validators }.With(also);
        try
        {
            expectation.Require(checksum, entry);
        }
        catch (FetchException)
        {
            partial.Drop();
            throw;
        }

        var blob = partial.Commit();
        copies.Remember(request, entry, isChecked: true);
        return new FetchedContent(SourceName.Without(request.Source), digest, blob.Length, download.Validators.LastModified, blob.Content, FromStore: false);
    }
}
