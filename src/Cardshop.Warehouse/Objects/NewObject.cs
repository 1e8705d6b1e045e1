using Cardshop.Primitives.Digests;

namespace Cardshop.Warehouse.Objects;

/// <summary>An object that somebody wants to upload.</summary>
/// <param name="Name">What it is to be called.</param>
/// <param name="Length">Its size in bytes.</param>
public sealed record NewObject(ObjectName Name, long Length)
{
    /// <summary>How many bytes of it are going to be sent, holes left out: for so many room is kept.</summary>
    public long? StoredBytes { get; init; }

    /// <summary>SHA-256 of its bytes, as far as it is known beforehand. It must be known before the object becomes visible.</summary>
    public Sha256Digest? Digest { get; init; }

    /// <summary>The channel it belongs to.</summary>
    public string? Channel { get; init; }

    /// <summary>Who puts it there.</summary>
    public string? Owner { get; init; }

    /// <summary>When it may be removed; null for never.</summary>
    public DateTimeOffset? Expires { get; init; }

    /// <summary>Whether it replaces an object of that name.</summary>
    public bool Replaces { get; init; }

    /// <summary>The fence of the lease that stands behind it; null, which is lower than any, for none.</summary>
    public long? Fence { get; init; }

    /// <summary>The <c>Upload-Metadata</c> that the client sent, for it to read again.</summary>
    public string? Metadata { get; init; }

    /// <summary>Bytes to keep room for.</summary>
    internal long Reserved => Math.Min(StoredBytes ?? Length, Length);
}
