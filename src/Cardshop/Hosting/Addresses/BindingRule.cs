namespace Cardshop.Hosting.Addresses;

/// <summary>Passwords and images do not go over a network in clear: what other machines reach has TLS, or is behind a proxy that has.</summary>
internal static class BindingRule
{
    /// <summary>What is wrong with where to listen, one message for each address.</summary>
    public static IReadOnlyList<string> Check(IEnumerable<ListenUrl> urls, bool isBehindProxy) =>
    [
        .. from url in urls
           where !url.IsLoopback && !url.IsHttps && !isBehindProxy
           select $"{url} can be reached from other machines, and passwords would go there in clear. There are three ways: "
               + $"listen with TLS and a certificate of yours (--urls {url with { IsHttps = true }} --certificate FILE), "
               + $"with TLS and a certificate that is made at the first start (--urls {url with { IsHttps = true }}), "
               + "or behind a proxy that has TLS (--behind-proxy). Without any of them listen at this machine only, such as http://127.0.0.1:8080.",
    ];
}
