namespace Cardshop.Cards.Probing;

/// <summary>What a medium does that says it is larger than it is.</summary>
public enum CapacityFault
{
    /// <summary>Nothing: all of it is there.</summary>
    None,

    /// <summary>Behind its real end it begins again from its start, and what was written there first is lost.</summary>
    Wraps,

    /// <summary>What is written behind its real end does not come back.</summary>
    Drops,
}
