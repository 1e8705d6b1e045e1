using System.Net;
using System.Net.Http.Headers;

namespace Cardshop.Content.Fetching;

/// <summary>Asks a server about a file without getting it.</summary>
internal sealed class SourceProbe(HttpExchange http, FetchOptions options, TimeProvider clock)
{
    /// <summary>Asks once: by HEAD, and where the server will not have that, by GET for the first byte, without waiting for more.</summary>
    public async Task<ProbedSource> AskAsync(Uri source, Uri uri, CancellationToken cancellation)
    {
        using var guard = new StallGuard(options.StallTimeout, clock, cancellation);
        using var head = await http.SendAsync(HttpMethod.Head, uri, _ => { }, guard);
        if (head.Status == HttpStatusCode.OK)
        {
            return Result(source, head);
        }

        using var get = await http.SendAsync(HttpMethod.Get, uri, headers => headers.Range = new RangeHeaderValue(0, 0), guard);
        return get.Status is HttpStatusCode.OK or HttpStatusCode.PartialContent
            ? Result(source, get)
            : throw FetchErrors.OfStatus(uri, get.Response, clock.GetUtcNow());
    }

    private static ProbedSource Result(Uri source, ServerAnswer answer) => new(SourceName.Without(source), answer.TotalLength, answer.Validators);
}
