using Cardshop.Primitives.Sizes;

namespace Cardshop.Formats.Imaging;

/// <summary>A base image as others make it.</summary>
/// <param name="Fat">Options of <c>mkfs.fat</c> for partition 1.</param>
/// <param name="Root">Options of <c>mke2fs</c> for partition 2.</param>
/// <param name="Data">Options of <c>mke2fs</c> for partition 3.</param>
/// <param name="Shift">Bytes by which all partitions lie behind multiples of 4 MiB: old tools began with sector 63.</param>
internal sealed record BaseVariant(string Fat, string Root, string Data, long Shift = 0)
{
    private const long Step = 4 * ByteSize.MiB;

    public static IReadOnlyList<string> Names { get; } =
        ["pi-gen", "pi-gen before 1.4", "trixie", "no checksums", "no 64bit", "no journal, no flex_bg", "unaligned"];

    public long BootStart => Step + Shift;

    // FAT32 has 65,525 clusters or more.
    public long BootLength => Fat.Contains("-F 32", StringComparison.Ordinal) ? 10 * Step : 3 * Step;

    public long RootStart => BootStart + BootLength + Step;

    public long RootLength { get; } = 5 * Step;

    public long DataStart => RootStart + RootLength + Step;

    public long DataLength { get; } = 5 * Step;

    public long DiskLength => DataStart + DataLength;

    /// <summary>Length of an image that has more room than its base, and more than the tests' contents need.</summary>
    public long ImageLength => DataStart + (23 * Step);

    public static BaseVariant Of(string name) => name switch
    {
        "pi-gen" => new("-F 32 -s 1", "-O ^huge_file,^64bit -b 4096", "-T largefile -m 1 -N 700 -b 4096"),
        "pi-gen before 1.4" => new("-F 32 -s 1", "-O ^huge_file,^64bit", "-b 1024"),
        "trixie" => new("-F 16", "-O ^huge_file,^64bit,metadata_csum_seed", "-O metadata_csum_seed,orphan_file -b 4096"),
        "no checksums" => new("-F 16", "-O ^metadata_csum,uninit_bg", "-O ^metadata_csum -b 1024"),
        "no 64bit" => new("-F 16", "-O ^64bit -b 1024", "-O ^64bit,^metadata_csum,uninit_bg -b 4096"),
        "no journal, no flex_bg" => new("-F 12 -s 64", "-O ^flex_bg -b 4096", "-O ^has_journal,^flex_bg -b 2048"),
        "unaligned" => new("-F 16", "-b 4096", "-T largefile -N 700 -b 4096", Shift: 63 * 512),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "There is no such base."),
    };
}
