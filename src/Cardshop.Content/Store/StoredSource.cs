namespace Cardshop.Content.Store;

/// <summary>A source and the room it takes.</summary>
/// <param name="Entry">What the store knows of it.</param>
/// <param name="StoredBytes">Bytes of all blobs that are kept for it: content, parts, and what was derived from them.</param>
/// <param name="IsInUse">A running user of the store holds some of these blobs, so they stay whatever a policy says.</param>
public sealed record StoredSource(IndexEntry Entry, long StoredBytes, bool IsInUse);
