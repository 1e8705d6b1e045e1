using Cardshop.Warehouse.Objects;

namespace Cardshop.Warehouse.Ftp;

/// <summary>What somebody may upload under a name.</summary>
/// <param name="MaxLength">At most so many bytes.</param>
/// <param name="Channel">The channel that it will belong to.</param>
/// <param name="Owner">Who puts it there.</param>
/// <param name="KeepUntil">Until when it is kept; null for ever.</param>
/// <param name="Replaces">Whether it may replace an object of that name.</param>
/// <param name="Fence">Of the lease that stands behind it.</param>
internal sealed record WriteRight(long MaxLength, string? Channel, string? Owner, DateTimeOffset? KeepUntil, bool Replaces, long? Fence)
{
    /// <summary>What it is to become.</summary>
    public NewObject Wish(ObjectName name, long length) =>
        new(name, length) { Channel = Channel, Owner = Owner, Expires = KeepUntil, Replaces = Replaces, Fence = Fence };
}
