using Cardshop.Contracts.Shop;

namespace Cardshop.Scheduler.Links;

/// <summary>Knows how to be let into the warehouse.</summary>
public interface IArtifactDoor
{
    /// <summary>An address that whoever holds it may download from for a while.</summary>
    Uri Open(Artifact artifact);
}
