using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Cardshop.Content.Fetching;

/// <summary>Asks servers, and follows where they point.</summary>
internal sealed class HttpExchange(HttpMessageInvoker http, FetchOptions options)
{
    /// <summary>Digests are short; anything longer is not kept.</summary>
    private const int LongestDigest = 512;

    /// <summary>Sends a request and returns the first answer that is no redirect, whatever its status.</summary>
    /// <param name="method">GET or HEAD.</param>
    /// <param name="uri">Where to begin.</param>
    /// <param name="prepare">Sets headers; called for each request of the chain.</param>
    /// <param name="guard">Ends it.</param>
    /// <exception cref="FetchException">There is no answer, or a redirect that is not to be followed.</exception>
    public async Task<ServerAnswer> SendAsync(HttpMethod method, Uri uri, Action<HttpRequestHeaders> prepare, StallGuard guard)
    {
        try
        {
            return await FollowAsync(method, uri, prepare, guard);
        }
        catch (Exception error) when (FetchErrors.IsOfNetwork(error, guard))
        {
            throw FetchErrors.OfNetwork(uri, error, guard);
        }
        finally
        {
            guard.Rest();
        }
    }

    private async Task<ServerAnswer> FollowAsync(HttpMethod method, Uri uri, Action<HttpRequestHeaders> prepare, StallGuard guard)
    {
        var digest = (string?)null;
        var current = uri;
        for (var hops = 0; ; hops++)
        {
            using var request = Request(method, current, isFirst: hops == 0);
            prepare(request.Headers);
            guard.Wait();
            var response = await http.SendAsync(request, guard.Token);
            digest ??= Digest(response);
            if (!IsRedirect(response))
            {
                return new ServerAnswer(uri, response, digest, guard);
            }

            response.Dispose();
            current = hops < options.Redirects
                ? Follow(uri, current, response.Headers.Location!)
                : throw Refusal(uri, $"redirects more than {options.Redirects} times");
        }
    }

    private HttpRequestMessage Request(HttpMethod method, Uri uri, bool isFirst)
    {
        var request = new HttpRequestMessage(method, SourceName.Without(uri));
        request.Headers.TryAddWithoutValidation("User-Agent", options.UserAgent);
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("identity"));
        if (isFirst && uri.UserInfo.Length > 0)
        {
            // Only the server that the source names may know them, not one that it points to.
            var credentials = Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(uri.UserInfo)));
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", credentials);
        }

        return request;
    }

    private Uri Follow(Uri source, Uri from, Uri location)
    {
        if (!Uri.TryCreate(from, location, out var to) || !SourceName.IsRemote(to))
        {
            throw Refusal(source, $"redirects to {location.OriginalString}, which is no web address");
        }

        return from.Scheme is "https" && to.Scheme is "http" && !options.AllowDowngrade
            ? throw Refusal(source, $"redirects from https to {SourceName.Of(to)}, where anybody on the way can change what is sent")
            : to;
    }

    private static bool IsRedirect(HttpResponseMessage response) =>
        response.Headers.Location is not null && response.StatusCode is
            HttpStatusCode.MovedPermanently or
            HttpStatusCode.Found or
            HttpStatusCode.SeeOther or
            HttpStatusCode.TemporaryRedirect or
            HttpStatusCode.PermanentRedirect;

    private static string? Digest(HttpResponseMessage response) =>
        response.Headers.TryGetValues("Digest", out var values) && values.First() is { Length: > 0 and <= LongestDigest } digest ? digest : null;

    private static FetchException Refusal(Uri source, string what) =>
        new(FetchFailure.Refused, $"{SourceName.Of(source)}: the server {what}. Check the address, or name another one.");
}
