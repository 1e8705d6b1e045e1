using System.Net;

namespace Cardshop.Oci.Authentication;

/// <summary>
/// Authorises what is sent to registries. A request that a registry turns away is sent once more with what its challenge asks for: a
/// first token, or a new one when the old one has ended in the middle of a pull. Whoever sends requests knows nothing of it. A redirect
/// is another request: what authorises this one does not go along.
/// </summary>
internal sealed class AuthenticationHandler(Authenticator authenticator, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var address = request.RequestUri!;
        var authorization = await authenticator.AuthorizeAsync(address, rejected: null, cancellationToken);
        request.Headers.Authorization = authorization;
        var response = await base.SendAsync(request, cancellationToken);
        if (response.StatusCode != HttpStatusCode.Unauthorized)
        {
            return response;
        }

        authenticator.Learn(address, Challenges(response));
        if (await authenticator.AuthorizeAsync(address, authorization, cancellationToken) is not { } renewed)
        {
            return response;
        }

        response.Dispose();
        request.Headers.Authorization = renewed;
        return await base.SendAsync(request, cancellationToken);
    }

    private static IReadOnlyList<AuthenticationChallenge> Challenges(HttpResponseMessage response) =>
        response.Headers.NonValidated.TryGetValues("WWW-Authenticate", out var fields) ? ChallengeParser.Parse(fields) : [];
}
