namespace Cardshop.Disk.Ext4;

/// <summary>A part of a file and where it lies.</summary>
/// <param name="FileOffset">First byte, counted from the start of the file; a multiple of 4096.</param>
/// <param name="VolumeOffset">First byte, counted from the start of the volume; a multiple of 4096.</param>
/// <param name="Length">Bytes of the file; the last part may end within a block.</param>
public readonly record struct FileExtent(long FileOffset, long VolumeOffset, long Length);
