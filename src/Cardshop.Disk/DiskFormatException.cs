namespace Cardshop.Disk;

/// <summary>
/// Bytes are not what their format asks for, or use a part of it that is not supported. The message says what, where, and what to do.
/// </summary>
public sealed class DiskFormatException(string message) : IOException(message);
