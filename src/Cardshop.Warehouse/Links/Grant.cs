using Cardshop.Warehouse.Objects;

namespace Cardshop.Warehouse.Links;

/// <summary>The right to upload one object, and its manifest and block map.</summary>
/// <param name="Name">Which.</param>
/// <param name="MaxLength">Its greatest length in bytes.</param>
/// <param name="Expires">Until when the right can be used.</param>
public sealed record Grant(ObjectName Name, long MaxLength, DateTimeOffset Expires)
{
    /// <summary>The channel that the object will belong to.</summary>
    public string? Channel { get; init; }

    /// <summary>Who got the right.</summary>
    public string? Owner { get; init; }

    /// <summary>Until when the object is to be kept; null for ever.</summary>
    public DateTimeOffset? KeepUntil { get; init; }

    /// <summary>Whether the object may replace one of its name.</summary>
    public bool Replaces { get; init; }

    /// <summary>
    /// The fence of the lease that the right was handed out with: once a higher one was seen at the object or its companions, this one is void.
    /// Null, which is lower than any, for a right that no lease stands behind.
    /// </summary>
    public long? Fence { get; init; }

    /// <summary>The greatest length in bytes that this right allows for an object; null when it allows none.</summary>
    public long? AllowedLength(ObjectName name) =>
        name == Name ? MaxLength
        : Companions.MayBeWrittenWith(Name, name) ? Companions.LargestLength
        : null;
}
