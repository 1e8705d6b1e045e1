using Cardshop.Content.Store;
using Cardshop.Primitives.Digests;

namespace Cardshop.Content.Fetching;

/// <summary>What somebody who asks for content knows of it beforehand.</summary>
internal sealed class Expectation(FetchRequest request, PublishedChecksums published)
{
    /// <summary>The content itself, when it is known by its SHA-256.</summary>
    public Sha256Digest? Digest => request.Locked ?? (request.Expected is { Algorithm: ChecksumAlgorithm.Sha256, Value: var value } ? Sha256Digest.Parse(value) : null);

    /// <summary>Its checksum; null when nobody says. Where it is published is not asked when the content is locked, or was compared before.</summary>
    /// <param name="known">What is known of the copy that there is.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<Checksum?> ChecksumAsync(IndexEntry? known, CancellationToken cancellation) =>
        request.Expected
        ?? (request is { Published: { } file, Locked: null } && known?.Find(file.Algorithm) is null ? await published.GetAsync(file, cancellation) : null);

    /// <summary>Compares with what there is.</summary>
    /// <param name="checksum">What <see cref="ChecksumAsync"/> said.</param>
    /// <param name="actual">What there is, with its checksum of that kind.</param>
    /// <exception cref="FetchException">It is something else.</exception>
    public void Require(Checksum? checksum, IndexEntry actual)
    {
        if (request.Locked is { } locked && locked != actual.Digest)
        {
            throw Mismatch($"its SHA-256 was {locked} when it was locked, and is {actual.Digest} now. If the new content is wanted, write the lock anew with --update-lock.");
        }

        if (checksum is not null && actual.Find(checksum.Algorithm) is var found && checksum != found)
        {
            throw Mismatch(
                $"its {checksum.Algorithm.ToName()} checksum should be {checksum.Value} and is {found?.Value}. "
                + "Either the file was damaged or replaced, or the checksum is out of date.");
        }
    }

    private FetchException Mismatch(string what) => new(FetchFailure.ChecksumMismatch, $"{SourceName.Of(request.Source)}: {what}");
}
