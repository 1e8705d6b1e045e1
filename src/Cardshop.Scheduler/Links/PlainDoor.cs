using Cardshop.Contracts.Shop;

namespace Cardshop.Scheduler.Links;

/// <summary>For warehouses whose downloads are open to everybody who knows the address.</summary>
internal sealed class PlainDoor : IArtifactDoor
{
    public Uri Open(Artifact artifact) => artifact.Url;
}
