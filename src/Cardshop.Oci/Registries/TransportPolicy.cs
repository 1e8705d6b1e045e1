using System.Net;

namespace Cardshop.Oci.Registries;

/// <summary>
/// Which addresses may be spoken to: all over HTTPS, those of this machine and those that a person has named over plain HTTP too. It
/// holds for registries, for token services and for where either redirects to. Certificates are verified for all of them.
/// </summary>
/// <param name="insecureRegistries">Hosts, or hosts with ports, that may be spoken to over plain HTTP.</param>
internal sealed class TransportPolicy(IEnumerable<string> insecureRegistries)
{
    private readonly HashSet<string> _insecure = new(insecureRegistries, StringComparer.OrdinalIgnoreCase);

    public bool Allows(Uri address) => address.Scheme is "https" || (address.Scheme is "http" && MayBePlain(address));

    /// <summary>Refuses what is not allowed.</summary>
    /// <exception cref="OciException">The address may not be spoken to.</exception>
    public void Require(Uri address, string role)
    {
        if (!Allows(address))
        {
            throw new OciException(
                OciFailure.Insecure,
                $"{role} is at {address.GetLeftPart(UriPartial.Authority)}, which is not HTTPS. "
                + $"If you trust the network between here and there, add --insecure-registry {address.Authority}.");
        }
    }

    private bool MayBePlain(Uri address) => IsThisMachine(address.IdnHost) || _insecure.Contains(address.Authority) || _insecure.Contains(address.Host);

    private static bool IsThisMachine(string host) =>
        host is "localhost" || (IPAddress.TryParse(host, out var number) && IPAddress.IsLoopback(number));
}
