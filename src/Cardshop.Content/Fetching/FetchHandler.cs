using System.Net;
using Cardshop.Primitives.Connections;

namespace Cardshop.Content.Fetching;

/// <summary>The connections that content is fetched over.</summary>
public static class FetchHandler
{
    /// <summary>
    /// Makes them: proxies as the environment says (<c>http_proxy</c>, <c>https_proxy</c>, <c>no_proxy</c>), no cookies, nothing decoded, and
    /// redirects left to the <see cref="Fetcher"/>. Wrap it to add what a server wants to see.
    /// </summary>
    public static SocketsHttpHandler Create(FetchOptions options) => new()
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        ConnectCallback = TcpDialer.ConnectAsync,
        ConnectTimeout = options.ConnectTimeout,
        MaxResponseDrainSize = 0,
        UseCookies = false,
    };
}
