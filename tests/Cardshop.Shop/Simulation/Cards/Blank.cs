using Cardshop.Contracts.Ids;

namespace Cardshop.Shop.Simulation.Cards;

/// <summary>A memory card.</summary>
/// <param name="isBad">Whether it breaks while it is written.</param>
/// <param name="isSmall">Whether the image does not fit.</param>
internal sealed class Blank(bool isBad, bool isSmall)
{
    public bool IsBad => isBad;

    public bool IsSmall => isSmall;

    /// <summary>What is on it, whole; null when nothing is.</summary>
    public TaskId? Content { get; set; }
}
