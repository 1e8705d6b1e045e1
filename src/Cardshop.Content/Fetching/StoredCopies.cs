using Cardshop.Content.Caching;
using Cardshop.Content.Store;
using Cardshop.Content.Store.Writing;

namespace Cardshop.Content.Fetching;

/// <summary>What the store has of the files of web servers, and whether that will do.</summary>
internal sealed class StoredCopies(ContentStore store, SourceProbe probe, CachePolicy policy, TimeProvider clock)
{
    /// <summary>The content that a lock or a SHA-256 names, whatever it was fetched as. Nobody is asked.</summary>
    public FetchedContent? FindByDigest(FetchRequest request, Expectation expectation)
    {
        if (expectation.Digest is not { } digest || store.Find(digest) is not { } blob)
        {
            return null;
        }

        var name = SourceName.Of(request.Source);
        var known = store.Lookup(name) is { } entry && entry.Digest == digest ? entry : new IndexEntry(name, digest, blob.Length);
        var complete = WithChecksum(known, request.Expected, blob);
        expectation.Require(request.Expected, complete);
        Remember(request, complete, isChecked: false);
        return Result(request, complete, blob);
    }

    /// <summary>The content that was last fetched as a source, current or not. Nobody is asked.</summary>
    public FetchedContent? FindBySource(FetchRequest request) =>
        store.Lookup(SourceName.Of(request.Source)) is { } entry && store.Find(entry.Digest) is { } blob ? Result(request, entry, blob) : null;

    /// <summary>The content of a source, if it is what the server has and what is expected. The server is asked when a check is due.</summary>
    /// <param name="request">What is wanted.</param>
    /// <param name="uri">Where it is asked for.</param>
    /// <param name="expectation">What is known of it.</param>
    /// <param name="since">A check after this moment is as good as one now.</param>
    /// <param name="notices">Takes what a person should know.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<FetchedContent?> FindCurrentAsync(
        FetchRequest request, Uri uri, Expectation expectation, DateTimeOffset since, List<string> notices, CancellationToken cancellation)
    {
        if (store.Lookup(SourceName.Of(request.Source)) is not { } entry || (expectation.Digest ?? entry.Digest) != entry.Digest)
        {
            return null;
        }

        if (store.Find(entry.Digest) is not { } blob)
        {
            notices.Add("Its copy in the store was damaged or missing, and was replaced.");
            return null;
        }

        var isCurrent = IsDue(entry, since) ? await IsCurrentAsync(entry, uri, notices, cancellation) : null;
        if (isCurrent is false)
        {
            return null;
        }

        var checksum = await expectation.ChecksumAsync(entry, cancellation);
        var complete = WithChecksum(entry, checksum, blob);
        if (checksum is not null && checksum != complete.Find(checksum.Algorithm))
        {
            return null;
        }

        Remember(request, complete, isChecked: isCurrent is true);
        return Result(request, complete, blob) with { Notices = notices };
    }

    /// <summary>Lets the store know what a source stands for, if the policy wants that, and that it is used.</summary>
    public void Remember(FetchRequest request, IndexEntry entry, bool isChecked)
    {
        if (!request.IsRemembered || !policy.Keeps(entry.Source))
        {
            return;
        }

        if (isChecked || store.Lookup(entry.Source)?.Digest != entry.Digest)
        {
            store.Record(entry);
        }
        else
        {
            store.Use(entry.Source);
        }
    }

    private static FetchedContent Result(FetchRequest request, IndexEntry entry, StoredBlob blob) =>
        new(SourceName.Without(request.Source), blob.Digest, blob.Length, entry.Validators.LastModified, blob.Content, FromStore: true);

    private static IndexEntry WithChecksum(IndexEntry entry, Checksum? wanted, StoredBlob blob)
    {
        if (wanted is null || entry.Find(wanted.Algorithm) is not null)
        {
            return entry;
        }

        using var hash = new ContentHash(wanted.Algorithm);
        hash.Append(blob.Content, blob.Length);
        return entry.With(hash.Checksum());
    }

    private bool IsDue(IndexEntry entry, DateTimeOffset since) =>
        entry.LastChecked < since && !(clock.GetUtcNow() - entry.LastChecked < policy.CheckAfter(entry.Source));

    /// <returns>Whether the server has the same; null when it cannot be asked, and the copy has to do.</returns>
    private async Task<bool?> IsCurrentAsync(IndexEntry entry, Uri uri, List<string> notices, CancellationToken cancellation)
    {
        try
        {
            return Versions.AreSame(entry.Validators, (await probe.AskAsync(uri, uri, cancellation)).Validators);
        }
        catch (FetchException error)
        {
            notices.Add($"It could not be checked for changes, so the copy of {entry.LastChecked:yyyy-MM-dd} is used. {error.Message}");
            return null;
        }
    }
}
