using Cardshop.Contracts.Shop;

namespace Cardshop.Scheduler.Links;

/// <summary>Knows how to be let into warehouses. It may have to ask one, so it is called outside of transactions.</summary>
public interface IArtifactDoor
{
    /// <summary>An address that whoever holds it may download from for a while.</summary>
    /// <returns>Null when the warehouse does not have the artifact any more.</returns>
    /// <exception cref="DoorException">The warehouse does not answer, or refuses.</exception>
    Task<Uri?> OpenAsync(Artifact artifact, CancellationToken cancellation);

    /// <summary>The right to upload an image, its manifest and its block map.</summary>
    /// <returns>What to show the warehouse; null where it wants nothing.</returns>
    /// <exception cref="DoorException">The warehouse does not answer, or refuses.</exception>
    Task<string?> GrantAsync(UploadWish wish, CancellationToken cancellation);

    /// <summary>Removes an artifact, and ends uploads that would bring it back. Doing it twice is as doing it once.</summary>
    /// <param name="name">Its file name.</param>
    /// <param name="url">Where it lies.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>Whether it is gone for sure; where it is not, somebody else removes it and says so.</returns>
    /// <exception cref="DoorException">The warehouse does not answer, or refuses.</exception>
    Task<bool> RemoveAsync(string name, Uri url, CancellationToken cancellation);
}
