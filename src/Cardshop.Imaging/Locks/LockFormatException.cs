namespace Cardshop.Imaging.Locks;

/// <summary>A lock file cannot be used. The message says why and what to do.</summary>
public sealed class LockFormatException(string message) : IOException(message);
