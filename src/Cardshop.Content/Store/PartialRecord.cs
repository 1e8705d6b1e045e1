namespace Cardshop.Content.Store;

/// <summary>How far a download is, kept beside its file.</summary>
/// <param name="Source">The URL as it was asked for.</param>
/// <param name="Version">Which version of the source the bytes are of.</param>
/// <param name="Durable">How many bytes from the start would survive a power cut.</param>
internal sealed record PartialRecord(string Source, PartialVersion Version, long Durable);
