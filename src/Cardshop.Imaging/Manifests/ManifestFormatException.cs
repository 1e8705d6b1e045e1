namespace Cardshop.Imaging.Manifests;

/// <summary>A manifest cannot be used. The message says why.</summary>
public sealed class ManifestFormatException(string message) : IOException(message);
