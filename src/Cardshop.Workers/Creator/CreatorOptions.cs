using Cardshop.Content.Fetching;
using Cardshop.Imaging.Sources;
using Cardshop.Oci.References;

namespace Cardshop.Workers.Creator;

/// <summary>How images are created.</summary>
public sealed record CreatorOptions
{
    /// <summary>Absolute path of the folder of the content store, which is kept between orders.</summary>
    public required string CacheFolder { get; init; }

    /// <summary>What recipes may have fetched, beyond the public Internet.</summary>
    public SourcePolicyOptions Sources { get; init; } = new();

    /// <summary>Where to ask instead of where recipes say.</summary>
    public IReadOnlyList<MirrorRule> Mirrors { get; init; } = [];

    /// <summary>Registries that may be spoken to over plain HTTP.</summary>
    public IReadOnlyList<string> InsecureRegistries { get; init; } = [];

    /// <summary>What container images are to run on.</summary>
    public Platform Platform { get; init; } = Platform.Hotspot;
}
