using Cardshop.Primitives.Digests;

namespace Cardshop.Warehouse.Objects;

/// <summary>An object that is whole and was verified.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Length">Size in bytes.</param>
/// <param name="StoredBytes">Bytes that it takes: zeros that came as holes take none.</param>
/// <param name="Digest">SHA-256 of its bytes.</param>
/// <param name="Created">When it became visible.</param>
public sealed record StoredObject(ObjectName Name, long Length, long StoredBytes, Sha256Digest Digest, DateTimeOffset Created)
{
    /// <summary>The channel it belongs to; null for none.</summary>
    public string? Channel { get; init; }

    /// <summary>Who put it there; null for the store itself.</summary>
    public string? Owner { get; init; }

    /// <summary>When it may be removed; null for never.</summary>
    public DateTimeOffset? Expires { get; init; }

    /// <summary>When its bytes were found to be others; null while they are right.</summary>
    public DateTimeOffset? Damaged { get; init; }

    /// <summary>The upload that it came by; null when the store made it.</summary>
    public string? Upload { get; init; }

    /// <summary>The highest fence of a lease that stood behind it; a lower one does not replace it. Null for none.</summary>
    public long? Fence { get; init; }
}
