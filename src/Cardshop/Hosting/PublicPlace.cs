using Cardshop.Hosting.Addresses;
using Cardshop.Hosting.Certificates;
using Cardshop.Hosting.Settings;
using Cardshop.Primitives.Digests;

namespace Cardshop.Hosting;

/// <summary>How a running server is reached.</summary>
/// <param name="Outer">By everybody else; ends with a slash.</param>
/// <param name="Inner">By this process.</param>
/// <param name="Fingerprint">Of its certificate; null without TLS.</param>
internal sealed record PublicPlace(Uri Outer, Uri Inner, Sha256Digest? Fingerprint)
{
    /// <summary>Where the link for the first manager works: nobody may listen on the way.</summary>
    public Uri Safe => Outer.Scheme is "https" || Outer.IsLoopback ? Outer : Inner;

    public static PublicPlace Of(CardshopSettings settings, IReadOnlyList<BoundAddress> bound, ServerCertificate? certificate)
    {
        var inner = bound.FirstOrDefault(address => address.Url.IsLoopback) ?? bound[0];
        return new PublicPlace(settings.PublicUrl ?? bound[0].Outer, inner.Inner, certificate?.Fingerprint);
    }
}
