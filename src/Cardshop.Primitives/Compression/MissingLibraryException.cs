namespace Cardshop.Primitives.Compression;

/// <summary>A native library that an input needs is not on this machine. The message names the package to install.</summary>
public sealed class MissingLibraryException(string message) : Exception(message);
