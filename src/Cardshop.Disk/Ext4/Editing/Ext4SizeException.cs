namespace Cardshop.Disk.Ext4.Editing;

/// <summary>What shall be in a file does not fit where it lies.</summary>
public sealed class Ext4SizeException(string message) : IOException(message);
