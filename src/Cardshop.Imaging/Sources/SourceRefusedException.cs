namespace Cardshop.Imaging.Sources;

/// <summary>A connection may not be made.</summary>
public sealed class SourceRefusedException(string message) : IOException(message);
