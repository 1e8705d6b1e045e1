namespace Cardshop.Disk.Mbr;

/// <summary>
/// Partitions cannot be laid out as asked: they overlap, they are not whole sectors, or they lie beyond what an MBR can say.
/// The message gives the figures.
/// </summary>
public sealed class MbrLayoutException(string message) : IOException(message);
