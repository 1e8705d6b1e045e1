namespace Cardshop.Commands.Images;

/// <summary>A partition of an image and how full it is; null where its file system is not understood.</summary>
/// <param name="Index">1 to 4.</param>
/// <param name="Start">First byte on the disk.</param>
/// <param name="Length">Size in bytes.</param>
/// <param name="Type">Type in the partition table, hexadecimal.</param>
/// <param name="Fs">Name of the file system.</param>
/// <param name="Label">Its label.</param>
/// <param name="Uuid">Its identifier.</param>
/// <param name="UsedBytes">Bytes in use.</param>
/// <param name="FreeBytes">Bytes that are free.</param>
/// <param name="UsedInodes">Inodes in use.</param>
/// <param name="FreeInodes">Inodes that are free.</param>
internal sealed record InspectedPartition(
    int Index,
    long Start,
    long Length,
    string Type,
    string Fs,
    string Label,
    string Uuid,
    long? UsedBytes,
    long? FreeBytes,
    long? UsedInodes,
    long? FreeInodes);
