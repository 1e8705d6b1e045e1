namespace Cardshop.Disk.Fat;

/// <summary>
/// What lies at a path is not what the operation asks for: nothing, a file in the place of a directory or the other way round, or a
/// directory that is not empty. The message names the path.
/// </summary>
public sealed class FatPathException(string message) : IOException(message);
