namespace Cardshop.Disk.Ext4.Editing;

/// <summary>There is no regular file at a path. The message names the path.</summary>
public sealed class Ext4PathException(string message) : IOException(message);
