using Cardshop.Content.Store;

namespace Cardshop.Content.Fetching;

/// <summary>
/// Gets content to hand: into the store over HTTP, or in its place when it is a local file. What it returns has been verified and stays where
/// it is at least until the store is disposed. For many sources at once.
/// </summary>
public sealed class Fetcher : IDisposable
{
    private readonly ContentStore _store;
    private readonly FetchOptions _options;
    private readonly TimeProvider _clock;
    private readonly Random _random;
    private readonly SourceProbe _probe;
    private readonly PublishedChecksums _published;
    private readonly LocalFiles _local;
    private readonly StoredCopies _copies;
    private readonly RemoteFiles _remote;

    /// <param name="store">Where content is kept.</param>
    /// <param name="options">How it is fetched.</param>
    /// <param name="http">The connections, usually a <see cref="FetchHandler"/>; they must not follow redirects by themselves.</param>
    /// <param name="clock">For pauses, time-outs and rates.</param>
    /// <param name="random">Varies the pauses between attempts.</param>
    public Fetcher(ContentStore store, FetchOptions options, HttpMessageInvoker http, TimeProvider clock, Random random)
    {
        var exchange = new HttpExchange(http, options);
        (_store, _options, _clock, _random) = (store, options, clock, random);
        _probe = new SourceProbe(exchange, options, clock);
        _published = new PublishedChecksums(store.Storage, exchange, options, clock, random);
        _local = new LocalFiles(store, clock);
        _copies = new StoredCopies(store, _probe, options.Policy, clock);
        _remote = new RemoteFiles(store, _copies, exchange, options, clock, random);
    }

    /// <summary>Gets content to hand.</summary>
    /// <param name="request">What is wanted.</param>
    /// <param name="progress">Told how it goes, a few times a second, from any thread.</param>
    /// <param name="cancellation">Ends it; what has been transferred is kept for the next time.</param>
    /// <exception cref="FetchException">It cannot be had, or is not what it should be.</exception>
    /// <exception cref="IOException">The store cannot be read or written.</exception>
    public async Task<FetchedContent> FetchAsync(
        FetchRequest request, IProgress<FetchProgress>? progress = null, CancellationToken cancellation = default)
    {
        var uri = MirrorRule.Rewrite(_options.Mirrors, request.Source);
        var kind = SourceKinds.Of(request.Source, uri);
        var expectation = new Expectation(request, _published);
        var reporter = new ProgressReporter(SourceName.Without(request.Source), request.DeclaredSize, progress, _clock);
        try
        {
            var content = kind == SourceKind.Local
                ? await _local.FetchAsync(request, uri, expectation, reporter, cancellation)
                : await _remote.FetchAsync(request, uri, expectation, reporter, cancellation);
            reporter.Enter(FetchPhase.Done, content.Length, content.Length);
            return content;
        }
        catch (IOException error) when (FetchErrors.IsDiskFull(error))
        {
            throw FetchErrors.OfFullDisk(request.Source, _store.Root, error);
        }
    }

    /// <summary>
    /// What is at hand already: a local file, what a lock or a SHA-256 names, else what was last fetched as the source. No server is asked.
    /// </summary>
    /// <returns>Null when it would have to be fetched.</returns>
    /// <exception cref="FetchException">A local file is missing, or content is not what it should be.</exception>
    public async Task<FetchedContent?> FindAsync(
        FetchRequest request, IProgress<FetchProgress>? progress = null, CancellationToken cancellation = default)
    {
        var uri = MirrorRule.Rewrite(_options.Mirrors, request.Source);
        if (SourceKinds.Of(request.Source, uri) == SourceKind.Local)
        {
            return await FetchAsync(request, progress, cancellation);
        }

        var expectation = new Expectation(request, _published);
        return expectation.Digest is null ? _copies.FindBySource(request) : _copies.FindByDigest(request, expectation);
    }

    /// <summary>Asks how long a source is, and of which version, without transferring it.</summary>
    /// <exception cref="FetchException">It cannot be reached, or is not there.</exception>
    public async Task<ProbedSource> ProbeAsync(Uri source, CancellationToken cancellation = default)
    {
        var uri = MirrorRule.Rewrite(_options.Mirrors, source);
        return SourceKinds.Of(source, uri) == SourceKind.Local
            ? _local.Probe(source, uri)
            : await Attempts.RunAsync(() => _probe.AskAsync(source, uri, cancellation), new RetrySchedule(_options, _random), _clock, cancellation);
    }

    /// <summary>Ends the use of it; all fetching must be over.</summary>
    public void Dispose() => _remote.Dispose();
}
