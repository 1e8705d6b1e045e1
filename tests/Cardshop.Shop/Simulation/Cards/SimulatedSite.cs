using Cardshop.Contracts.Ids;

namespace Cardshop.Shop.Simulation.Cards;

/// <summary>A place with a disk and slots.</summary>
internal sealed class SimulatedSite(string name)
{
    public string Name => name;

    /// <summary>The images that it has; each copy has a number of its own.</summary>
    public Dictionary<OrderId, int> Files { get; } = [];

    public List<SimulatedWriter> Slots { get; } = [];
}
