namespace Cardshop.Content.Caching;

/// <summary>What goes first when there is too much. Each is named by what it evicts.</summary>
public enum EvictionOrder
{
    /// <summary>What was used longest ago.</summary>
    Lru,

    /// <summary>What came in first.</summary>
    Oldest,

    /// <summary>What came in last.</summary>
    Newest,

    /// <summary>What takes the most room.</summary>
    Largest,

    /// <summary>What takes the least room.</summary>
    Smallest,
}
