using Cardshop.Disk.Fat;

namespace Cardshop.Imaging.Bases.Checks;

/// <summary>What is in the topmost folder of partition 1, by what it is for.</summary>
internal static class BootFiles
{
    public static IReadOnlyList<FatEntry> Kernels(BaseParts parts) => Find(parts, name =>
        name.StartsWith("vmlinuz", StringComparison.Ordinal)
        || name is "image" or "image.gz"
        || (name.StartsWith("kernel", StringComparison.Ordinal) && name.EndsWith(".img", StringComparison.Ordinal)));

    public static IReadOnlyList<FatEntry> RamDisks(BaseParts parts) => Find(parts, name =>
        name.StartsWith("initrd", StringComparison.Ordinal) || name.StartsWith("initramfs", StringComparison.Ordinal));

    private static IReadOnlyList<FatEntry> Find(BaseParts parts, Func<string, bool> fits) =>
        parts.Boot.Value is { } fat ? [.. fat.Entries(fat.Root).Where(entry => !entry.IsDirectory && fits(entry.Name.ToLowerInvariant()))] : [];
}
