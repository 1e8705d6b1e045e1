using Cardshop.Disk.Ext4;
using Cardshop.Disk.Trees;

namespace Cardshop.Formats.Disk.Ext4;

/// <summary>File systems as they are asked for.</summary>
internal static class Profiles
{
    private static readonly Guid Uuid = new("0f6d7b1c-35a1-4c57-9a53-d4c1de3c1f4a");
    private static readonly Guid HashSeed = new("9a7f1b1e-0c7d-4a7b-8f3e-2b6a5c4d3e2f");

    /// <summary>What <c>mke2fs -t ext4</c> makes.</summary>
    public static Ext4Profile Usual { get; } = Ext4Profile.Default("data", Uuid, HashSeed, new Timestamp(1_600_000_000));

    /// <summary>Each feature that changes what is written, on and off.</summary>
    public static Ext4Profile Of(string variant) => variant switch
    {
        "usual" => Usual,
        "rootfs of pi-gen" => Usual with { Features = Usual.Features.Without(Ext4Feature.SixtyFourBit, Ext4Feature.HugeFile) },
        "checksum seed" => Usual with { Features = Usual.Features.With(Ext4Feature.ChecksumSeed), ChecksumSeed = 0x12345678 },
        "group checksums" => Usual with { Features = Usual.Features.Without(Ext4Feature.MetadataChecksums).With(Ext4Feature.GroupChecksums) },
        "small group checksums" => Usual with
        {
            Features = Usual.Features.Without(Ext4Feature.MetadataChecksums, Ext4Feature.SixtyFourBit).With(Ext4Feature.GroupChecksums),
        },
        "no checksums" => Usual with { Features = Usual.Features.Without(Ext4Feature.MetadataChecksums) },
        "no flexible groups" => Usual with { Features = Usual.Features.Without(Ext4Feature.FlexibleGroups) },
        "no journal" => Usual with { Features = Usual.Features.Without(Ext4Feature.Journal), JournalLength = 0 },
        "legacy hash" => Usual with { HashFunction = Ext4HashFunction.Legacy },
        "tea, unsigned" => Usual with { HashFunction = Ext4HashFunction.Tea, HashIsUnsigned = true },
        "fast commit, large folders" => Usual with { Features = Usual.Features.With(Ext4Feature.FastCommit, Ext4Feature.LargeDirectories) },
        _ => throw new ArgumentOutOfRangeException(nameof(variant), variant, "There is no such profile."),
    };
}
