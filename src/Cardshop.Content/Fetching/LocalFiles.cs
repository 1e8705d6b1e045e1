using Cardshop.Content.Store;
using Cardshop.Content.Store.Writing;
using Cardshop.Primitives.Digests;
using Cardshop.Primitives.Extents;
using Cardshop.Primitives.Storage;

namespace Cardshop.Content.Fetching;

/// <summary>
/// Local files, read where they lie. Their SHA-256 is remembered with their size and time, so that one that did not change is not hashed
/// again; a file that was written to a moment ago is, because its next change may leave size and time as they are.
/// </summary>
internal sealed class LocalFiles(ContentStore store, TimeProvider clock)
{
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(2);

    /// <summary>The file that a URL names.</summary>
    /// <exception cref="FetchException">There is none.</exception>
    public static StorageEntry Find(IStorage storage, Uri uri)
    {
        if (uri.IsUnc)
        {
            throw new FetchException(FetchFailure.Unsupported, $"{uri}: lies on another machine. A file URL begins with file:/// and names a file of this one.");
        }

        return storage.Find(uri.LocalPath) switch
        {
            null => throw new FetchException(FetchFailure.NotFound, $"{uri.LocalPath}: there is no such file."),
            { IsDirectory: true } => throw new FetchException(FetchFailure.NotFound, $"{uri.LocalPath}: is a folder; a file is expected."),
            var file => file,
        };
    }

    /// <summary>What is known of a file that has not changed since it was hashed; null when it has to be hashed.</summary>
    public IndexEntry? Recall(Uri uri, StorageEntry file) =>
        store.Lookup(SourceName.Of(uri)) is { } entry && entry.Validators == ValidatorsOf(file) ? entry : null;

    public async Task<FetchedContent> FetchAsync(
        FetchRequest request, Uri uri, Expectation expectation, ProgressReporter progress, CancellationToken cancellation)
    {
        var file = Find(store.Storage, uri);
        var entry = Recall(uri, file);
        var checksum = await expectation.ChecksumAsync(entry, cancellation);
        var also = checksum?.Algorithm ?? ChecksumAlgorithm.Sha256;
        if (entry?.Find(also) is null)
        {
            progress.Enter(FetchPhase.Hashing, 0, file.Length);
            entry = await Task.Run(() => Hash(SourceName.Of(uri), file, also, progress, cancellation), cancellation);
        }

        expectation.Require(checksum, entry);
        if (clock.GetUtcNow() - file.Modified > Settled)
        {
            store.Record(entry);
        }

        return Result(request, entry, file);
    }

    public FetchedContent Result(FetchRequest request, IndexEntry entry, StorageEntry file) =>
        new(SourceName.Without(request.Source), entry.Digest, file.Length, file.Modified, FileSource.Open(store.Storage, file.Path), FromStore: true);

    public ProbedSource Probe(Uri source, Uri uri)
    {
        var file = Find(store.Storage, uri);
        return new ProbedSource(SourceName.Without(source), file.Length, ValidatorsOf(file));
    }

    private static Validators ValidatorsOf(StorageEntry file) => new() { LastModified = file.Modified, Length = file.Length };

    private IndexEntry Hash(string name, StorageEntry file, ChecksumAlgorithm also, ProgressReporter progress, CancellationToken cancellation)
    {
        using var hash = new ContentHash(also);
        try
        {
            hash.Append(FileSource.Open(store.Storage, file.Path), file.Length, progress.Advance, cancellation);
        }
        catch (UnauthorizedAccessException error)
        {
            throw new FetchException(FetchFailure.Refused, $"{file.Path}: may not be read by this user.", error);
        }

        return store.Storage.Find(file.Path) == file
            ? new IndexEntry(name, hash.Digest(), file.Length) { Validators = ValidatorsOf(file) }.With(hash.Checksum())
            : throw new FetchException(FetchFailure.Refused, $"{file.Path}: changed while it was read. Try again when it is complete.");
    }
}
