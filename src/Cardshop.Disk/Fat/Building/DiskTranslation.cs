namespace Cardshop.Disk.Fat.Building;

/// <summary>
/// The number of heads and of sectors in a track that a boot sector claims. No disk has them, but DOS and mtools want the number of
/// sectors to be whole tracks. Up to 256 MiB the table of the SD specification (part 2, "CHS recommendation") holds, above it the
/// translation that BIOSes call LBA-assisted.
/// </summary>
/// <param name="Heads">2 to 255.</param>
/// <param name="SectorsPerTrack">16, 32 or 63.</param>
internal readonly record struct DiskTranslation(int Heads, int SectorsPerTrack)
{
    private const int Cylinders = 1024;

    /// <param name="sectors">Size of the volume.</param>
    public static DiskTranslation For(long sectors) => sectors switch
    {
        <= 4096 => new(2, 16),
        <= 32768 => new(2, 32),
        <= 65536 => new(4, 32),
        <= 262144 => new(8, 32),
        <= 524288 => new(16, 32),
        <= 16 * 63 * Cylinders => new(16, 63),
        <= 32 * 63 * Cylinders => new(32, 63),
        <= 64 * 63 * Cylinders => new(64, 63),
        <= 128 * 63 * Cylinders => new(128, 63),
        _ => new(255, 63),
    };
}
