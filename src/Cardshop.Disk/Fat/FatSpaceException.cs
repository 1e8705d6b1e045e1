namespace Cardshop.Disk.Fat;

/// <summary>
/// Something does not fit: too few free clusters, a full directory, or a volume too small or too large for the kind of FAT. The message
/// says what is needed and what there is.
/// </summary>
public sealed class FatSpaceException(string message) : IOException(message);
