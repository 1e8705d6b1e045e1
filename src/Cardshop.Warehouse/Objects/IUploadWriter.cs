using Cardshop.Primitives.Digests;

namespace Cardshop.Warehouse.Objects;

/// <summary>Writes an upload from where it is to its end. Not for several threads at once. After an exception it can only be disposed.</summary>
public interface IUploadWriter : IDisposable
{
    /// <summary>Bytes so far, those that are not durable yet included.</summary>
    long Offset { get; }

    /// <summary>Bytes that take room, of those so far.</summary>
    long StoredBytes { get; }

    /// <summary>Where the next bytes go; never empty.</summary>
    /// <exception cref="IOException">Writing failed.</exception>
    ValueTask<Memory<byte>> RoomAsync(CancellationToken cancellation);

    /// <summary>Says how many bytes of the room were filled.</summary>
    void Advance(int count);

    /// <summary>Appends zeros; long runs take no room.</summary>
    /// <inheritdoc cref="RoomAsync"/>
    void AppendZeros(long count);

    /// <summary>Makes all bytes so far durable.</summary>
    /// <inheritdoc cref="RoomAsync"/>
    void Save();

    /// <summary>Makes the whole durable.</summary>
    /// <returns>The digest of the bytes.</returns>
    /// <inheritdoc cref="RoomAsync"/>
    Sha256Digest Complete();
}
