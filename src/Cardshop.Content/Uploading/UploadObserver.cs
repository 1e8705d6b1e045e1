namespace Cardshop.Content.Uploading;

/// <summary>Sees the bytes of an upload.</summary>
/// <param name="offset">Where they lie.</param>
/// <param name="bytes">Good until the call returns.</param>
public delegate void UploadObserver(long offset, ReadOnlySpan<byte> bytes);
