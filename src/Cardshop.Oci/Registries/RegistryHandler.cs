namespace Cardshop.Oci.Registries;

/// <summary>
/// Makes requests fit for registries: asks for manifests in the formats that are read, and speaks to nobody whom the policy does not
/// allow, wherever a registry redirects to.
/// </summary>
internal sealed class RegistryHandler(TransportPolicy policy, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        policy.Require(request.RequestUri!, "What is asked for");
        if (RegistryUris.IsManifest(request.RequestUri!))
        {
            request.Headers.Accept.ParseAdd(string.Join(',', Manifests.MediaTypes.Manifests));
        }

        return base.SendAsync(request, cancellationToken);
    }
}
