using Cardshop.Content.Fetching;

namespace Cardshop.Hosting.Settings;

/// <summary>How the creator works that runs in the shop's own process.</summary>
internal sealed record WorkerSettings
{
    /// <summary>How many images are made at a time.</summary>
    public int Slots { get; init; } = 1;

    /// <summary>Absolute path of the folder of its content store; null for one in the data folder.</summary>
    public string? Cache { get; init; }

    /// <summary>Where to ask instead of where recipes say.</summary>
    public IReadOnlyList<MirrorRule> Mirrors { get; init; } = [];

    /// <summary>Registries that may be spoken to over plain HTTP.</summary>
    public IReadOnlyList<string> InsecureRegistries { get; init; } = [];
}
