using System.Net;
using Cardshop.Primitives.Storage;

namespace Cardshop.Content.Fetching;

/// <summary>Reads the small files that checksums are published in.</summary>
internal sealed class PublishedChecksums(IStorage storage, HttpExchange http, FetchOptions options, TimeProvider clock, Random random)
{
    /// <exception cref="FetchException">There is no such file, or it has no checksum.</exception>
    public async Task<Checksum> GetAsync(ChecksumFile file, CancellationToken cancellation)
    {
        var uri = MirrorRule.Rewrite(options.Mirrors, file.Source);
        var text = SourceKinds.Of(file.Source, uri) == SourceKind.Local
            ? ReadLocal(uri)
            : await Attempts.RunAsync(() => ReadRemoteAsync(uri, cancellation), new RetrySchedule(options, random), clock, cancellation);
        try
        {
            return ChecksumFile.Parse(text.Span, file.Algorithm);
        }
        catch (FormatException error)
        {
            throw new FetchException(FetchFailure.Refused, $"{SourceName.Of(file.Source)}: should begin with a checksum. {error.Message}", error);
        }
    }

    private ReadOnlyMemory<byte> ReadLocal(Uri uri)
    {
        var file = LocalFiles.Find(storage, uri);
        var text = new byte[ChecksumFile.LargestText];
        return text.AsMemory(0, storage.Read(file.Path, 0, text));
    }

    private async Task<ReadOnlyMemory<byte>> ReadRemoteAsync(Uri uri, CancellationToken cancellation)
    {
        using var guard = new StallGuard(options.StallTimeout, clock, cancellation);
        using var answer = await http.SendAsync(HttpMethod.Get, uri, _ => { }, guard);
        if (answer.Status != HttpStatusCode.OK)
        {
            throw FetchErrors.OfStatus(uri, answer.Response, clock.GetUtcNow());
        }

        var text = new byte[ChecksumFile.LargestText];
        var length = 0;
        while (length < text.Length && await answer.ReadAsync(text.AsMemory(length)) is var count and > 0)
        {
            length += count;
        }

        return text.AsMemory(0, length);
    }
}
