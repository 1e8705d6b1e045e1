using Cardshop.Primitives.Digests;

namespace Cardshop.Warehouse.Objects;

/// <summary>
/// Keeps objects by name. An object is visible only when it is whole and its SHA-256 is the one that was announced, and stays as it was until
/// it is replaced, expires or is deleted. Members may be called by several threads at once; they read and write in place, so callers that must
/// not wait leave them to a thread of the pool.
/// </summary>
public interface IObjectStore
{
    /// <summary>The room there is.</summary>
    StoreSpace Space { get; }

    /// <summary>Tries whether something can be written and made durable.</summary>
    /// <exception cref="IOException">It cannot.</exception>
    void Probe();

    /// <summary>An object; null when there is none of that name.</summary>
    StoredObject? Find(ObjectName name);

    /// <summary>The object that an upload has become.</summary>
    StoredObject? FindByUpload(string upload);

    /// <summary>Objects whose names start with <paramref name="prefix"/> and come behind <paramref name="after"/>, in ordinal order.</summary>
    IReadOnlyList<StoredObject> List(string prefix, string? after, int limit);

    /// <summary>Opens an object for reading. What was opened can be read to its end, whatever becomes of the name.</summary>
    /// <returns>Null when there is none, or it is damaged.</returns>
    /// <exception cref="IOException">It cannot be read.</exception>
    ObjectContent? Open(ObjectName name);

    /// <summary>Removes an object and its companions, and ends the uploads of either.</summary>
    /// <returns>Whether there was one.</returns>
    bool Delete(ObjectName name);

    /// <summary>Sets until when an object and its companions are kept.</summary>
    /// <returns>The object as it is now; null when there is none.</returns>
    StoredObject? Retain(ObjectName name, DateTimeOffset? expires);

    /// <summary>Begins an upload, and keeps room for it. One that was begun for the same name ends, unless its fence is higher.</summary>
    UploadStart Begin(NewObject wanted);

    /// <summary>
    /// Says that somebody is about to go on with an upload, or asks about the object that it has become. A fence that is higher than any before
    /// takes it over: that is durable, and lower ones are refused from then on.
    /// </summary>
    /// <param name="id">The upload.</param>
    /// <param name="fence">Theirs; null, which is lower than any, for none.</param>
    /// <param name="expires">Until when the object is kept if they take it over; null for ever.</param>
    /// <returns>Whether they may go on: no higher fence has the name.</returns>
    /// <exception cref="IOException">That cannot be made durable.</exception>
    bool TakeOver(string id, long? fence, DateTimeOffset? expires);

    /// <summary>An upload that is not over; null when there is none.</summary>
    UploadState? FindUpload(string id);

    /// <summary>Goes on with an upload behind its last durable byte. One writer at a time for each.</summary>
    /// <exception cref="IOException">It cannot be read or written.</exception>
    IUploadWriter Write(string id, CancellationToken cancellation);

    /// <summary>Publishes an upload whose writer was completed.</summary>
    /// <param name="id">The upload.</param>
    /// <param name="actual">What its writer found.</param>
    /// <param name="storedBytes">Bytes that it takes.</param>
    /// <param name="expected">What was announced.</param>
    /// <param name="fence">Of who publishes.</param>
    UploadEnd Publish(string id, Sha256Digest actual, long storedBytes, Sha256Digest expected, long? fence);

    /// <summary>Ends an upload and frees its room.</summary>
    /// <returns>Whether there was one.</returns>
    bool Abandon(string id);

    /// <summary>Removes objects whose time is over, and uploads that nobody has gone on with since <paramref name="idleSince"/>.</summary>
    /// <param name="now">Objects that expire then or before go.</param>
    /// <param name="idleSince">Uploads that were last written to before go.</param>
    Expiration Expire(DateTimeOffset now, DateTimeOffset idleSince);

    /// <summary>Reads an object and compares its digest. A damaged one is kept aside and no longer handed out.</summary>
    /// <returns>What is wrong, null when nothing is.</returns>
    Damage? Examine(ObjectName name, IProgress<long>? read, CancellationToken cancellation);

    /// <summary>What lies in the store without being an object or an upload.</summary>
    IReadOnlyList<string> Strays();
}
