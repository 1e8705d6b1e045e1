using Cardshop.Oci.Authentication;

namespace Cardshop.Oci.Registries;

/// <summary>How registries are spoken to.</summary>
public sealed record RegistryOptions
{
    /// <summary>
    /// Hosts, or hosts with ports, that may be spoken to over plain HTTP. This machine always may. HTTPS is tried first, and its
    /// certificates must be good.
    /// </summary>
    public IReadOnlyCollection<string> InsecureRegistries { get; init; } = [];

    /// <summary>Who asks. Nobody in particular by default.</summary>
    public CredentialFile Credentials { get; init; } = CredentialFile.Empty;

    /// <summary>How many layers of an image are fetched at a time: 1 or more.</summary>
    public int ParallelLayers { get; init; } = 3;
}
