namespace Cardshop.Content.Uploading;

/// <summary>How far an upload is.</summary>
/// <param name="Bytes">Bytes that were handed to the network, holes counted.</param>
/// <param name="Total">Bytes in all.</param>
/// <param name="BytesPerSecond">How fast at the moment.</param>
public sealed record UploadProgress(long Bytes, long Total, double BytesPerSecond);
