using System.Net;
using System.Net.Http.Headers;
using Cardshop.Content.Store;

namespace Cardshop.Content.Fetching;

/// <summary>The answer of the server that a chain of redirects ended at: its headers, and the body still to come.</summary>
/// <param name="source">What was asked for.</param>
/// <param name="response">The answer.</param>
/// <param name="remoteDigest">The <c>Digest</c> header (RFC 3230) of the first answer in the chain that had one.</param>
/// <param name="guard">Watches over the body.</param>
internal sealed class ServerAnswer(Uri source, HttpResponseMessage response, string? remoteDigest, StallGuard guard) : IDisposable
{
    /// <summary>Clocks of one second may call two versions of a minute the same (RFC 9110 §8.8.2.2).</summary>
    private static readonly TimeSpan StrongDateDistance = TimeSpan.FromSeconds(60);

    /// <summary>Tags are short; anything longer is not kept.</summary>
    private const int LongestTag = 512;

    private static readonly string[] CompressedNames = [".gz", ".tgz", ".svgz"];

    private Stream? _body;

    public HttpResponseMessage Response => response;

    public HttpStatusCode Status => response.StatusCode;

    /// <summary>The part that a 206 says it has: first byte, last byte and whole length all known.</summary>
    public ContentRangeHeaderValue? Range =>
        response.Content.Headers.ContentRange is { Unit: "bytes", From: not null, To: not null, Length: not null } range ? range : null;

    /// <summary>Size of the whole in bytes, whether all of it comes or a part.</summary>
    public long? TotalLength => Status == HttpStatusCode.PartialContent ? Range?.Length : response.Content.Headers.ContentLength;

    public Validators Validators => new()
    {
        EntityTag = response.Headers.TryGetValues("ETag", out var tags) && tags.First() is { Length: > 0 and <= LongestTag } tag ? tag : null,
        LastModified = response.Content.Headers.LastModified,
        RemoteDigest = remoteDigest,
        Length = TotalLength,
    };

    /// <summary>What to send as <c>If-Range</c> later (RFC 9110 §13.1.5): a strong entity tag, or a date that is as good; null when there is neither.</summary>
    public string? IfRange
    {
        get
        {
            if (response.Headers.ETag is { } tag)
            {
                return tag.IsWeak ? null : tag.ToString();
            }

            return response.Content.Headers.LastModified is { } modified && response.Headers.Date - modified >= StrongDateDistance
                ? modified.ToString("R")
                : null;
        }
    }

    /// <summary>
    /// The coding that the server put around the file although none was asked for; null when there is none. A server that says <c>gzip</c> of
    /// a file which is named so means the file itself.
    /// </summary>
    public string? Coding
    {
        get
        {
            var coding = string.Join(", ", response.Content.Headers.ContentEncoding.Where(coding => coding is not "identity"));
            var path = response.RequestMessage?.RequestUri?.AbsolutePath ?? "";
            var isTheFile = coding is "gzip" or "x-gzip" && CompressedNames.Any(name => path.EndsWith(name, StringComparison.OrdinalIgnoreCase));
            return coding.Length == 0 || isTheFile ? null : coding;
        }
    }

    /// <summary>Reads some of the body; 0 at its end.</summary>
    /// <exception cref="FetchException">It breaks off.</exception>
    public async ValueTask<int> ReadAsync(Memory<byte> destination)
    {
        try
        {
            guard.Wait();
            _body ??= await response.Content.ReadAsStreamAsync(guard.Token);
            return await _body.ReadAsync(destination, guard.Token);
        }
        catch (Exception error) when (FetchErrors.IsOfNetwork(error, guard))
        {
            throw FetchErrors.OfNetwork(source, error, guard);
        }
        finally
        {
            guard.Rest();
        }
    }

    public void Dispose() => response.Dispose();
}
