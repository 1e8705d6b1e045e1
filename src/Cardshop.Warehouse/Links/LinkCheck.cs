namespace Cardshop.Warehouse.Links;

/// <summary>What a link is worth.</summary>
public enum LinkCheck
{
    /// <summary>It opens the object.</summary>
    Valid,

    /// <summary>It did, but its time is over.</summary>
    Expired,

    /// <summary>Nobody here signed it for this object.</summary>
    Invalid,
}
