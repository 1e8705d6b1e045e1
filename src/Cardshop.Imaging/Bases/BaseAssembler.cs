using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Cardshop.Disk.Ext4;
using Cardshop.Disk.Fat;
using Cardshop.Disk.Mbr;
using Cardshop.Disk.Trees;
using Cardshop.Imaging.Plans;
using Cardshop.Primitives.Digests;
using Cardshop.Primitives.Extents;
using Cardshop.Primitives.Sizes;

namespace Cardshop.Imaging.Bases;

/// <summary>
/// Makes a base image of a root file system and the files of the boot partition: partitions aligned to 8 MiB, FAT32 <c>bootfs</c>, ext4
/// <c>rootfs</c> with a fifth of its content and some to spare, ext4 <c>data</c> that grows at the first boot. Everything that is usually
/// random (disk identifier, UUIDs, hash seeds) follows from the content, so the same content gives the same bytes.
/// </summary>
public static class BaseAssembler
{
    private const long Alignment = 8 * ByteSize.MiB;

    /// <summary>What mke2fs takes as usual: a root file system has many small files.</summary>
    private const int RootInodeRatio = (int)(16 * ByteSize.KiB);
    private const ushort FileMode = 0x1A4; // rw-r--r--

    /// <summary>The text that stands for <c>PARTUUID=…</c> of each partition in <c>/etc/fstab</c> and <c>cmdline.txt</c>.</summary>
    private static readonly string[] Placeholders = ["BOOTDEV", "ROOTDEV", "DATADEV"];

    /// <summary>Plans the disk.</summary>
    /// <param name="root">The root file system; <c>etc/fstab</c> is changed in it.</param>
    /// <param name="boot">The boot partition; <c>cmdline.txt</c> is changed in it.</param>
    /// <param name="options">What else is wanted.</param>
    public static ImagePlan Assemble(DirectoryNode root, DirectoryNode boot, BaseOptions options)
    {
        var created = Timestamp.From(options.Created);
        var content = TreeDigest.Of(root, boot);
        var diskId = options.DiskId ?? (BitConverter.ToUInt32(Derive(content, "disk"), 0) | 1);
        FillIn(root, "etc/fstab", diskId);
        FillIn(boot, "cmdline.txt", diskId);

        var rootProfile = Profile("rootfs", content, created);
        rootProfile = rootProfile with
        {
            Features = rootProfile.Features.Without(Ext4Feature.SixtyFourBit, Ext4Feature.HugeFile),
            InodeRatio = RootInodeRatio,
        };
        var draft = new Ext4Draft(root, rootProfile);
        var lengths = new[] { options.BootLength, Align((draft.MinimumLength(0) * 6 / 5) + options.RootReserve), options.DataLength };
        var starts = new[] { Alignment, Alignment + lengths[0], Alignment + lengths[0] + lengths[1] };

        var bootLayout = FatLayout.Compute(boot, BootProfile(content, created, starts[0]), lengths[0]);
        var rootLayout = draft.Layout(lengths[1]);
        var dataLayout = Ext4Layout.Compute(DataTree(created), Profile("data", content, created), lengths[2]);
        var table = MasterBootRecord.Create(
            diskId,
            new MbrPartition(1, MbrPartitionType.Fat32, starts[0], lengths[0]),
            new MbrPartition(2, MbrPartitionType.Linux, starts[1], lengths[1]),
            new MbrPartition(3, MbrPartitionType.Linux, starts[2], lengths[2]));
        return new DiskPlan(
            starts[2] + lengths[2],
            diskId,
            PlanFingerprint.Of(Inputs(content, diskId, options), starts[2] + lengths[2]),
            [],
            [
                DiskRegion.OfRanges(0, new MemorySource(table), [new ByteRange(0, table.Length)]),
                DiskRegion.OfVolume(starts[0], bootLayout.Extents),
                DiskRegion.OfVolume(starts[1], rootLayout.Extents),
                DiskRegion.OfVolume(starts[2], dataLayout.Extents),
            ],
            () => []);
    }

    /// <summary>Everything that decides the bytes: the same content with other options is another disk, even where its size is the same.</summary>
    private static Sha256Digest Inputs(Sha256Digest content, uint diskId, BaseOptions options) => Sha256Digest.Of(Encoding.ASCII.GetBytes(string.Create(
        CultureInfo.InvariantCulture,
        $"{content} {diskId:x8} {options.Created.UtcTicks} {options.BootLength} {options.RootReserve} {options.DataLength}")));

    private static long Align(long length) => (length + Alignment - 1) / Alignment * Alignment;

    private static Ext4Profile Profile(string label, Sha256Digest content, Timestamp created) =>
        Ext4Profile.Default(label, Uuid(content, label), Uuid(content, label + " hash seed"), created);

    private static FatProfile BootProfile(Sha256Digest content, Timestamp created, long start) => new()
    {
        Label = "bootfs",
        VolumeId = BitConverter.ToUInt32(Derive(content, "bootfs"), 0),
        Created = created,
        Kind = FatKind.Fat32,
        ClusterSize = 2048,
        HiddenSectors = (uint)(start / MasterBootRecord.SectorSize),
    };

    /// <summary>The flag by which the first boot knows that the partition is to grow.</summary>
    private static DirectoryNode DataTree(Timestamp created)
    {
        var tree = new DirectoryNode { Attributes = NodeAttributes.Of(0x1ED, created) };
        tree.Set(new FileName("master_fs"), new FileNode { Attributes = NodeAttributes.Of(FileMode, created), Content = ZeroSource.Empty });
        return tree;
    }

    /// <summary>A UUID of version 8, whose bits are the maker's to choose (RFC 9562, section 5.8).</summary>
    private static Guid Uuid(Sha256Digest content, string purpose)
    {
        var bytes = Derive(content, purpose).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    private static byte[] Derive(Sha256Digest content, string purpose) => SHA256.HashData(Encoding.ASCII.GetBytes($"cardshop base {purpose} {content}"));

    private static void FillIn(DirectoryNode tree, string path, uint diskId)
    {
        if (TreePath.Find(tree, path) is FileNode file)
        {
            // Latin-1 keeps every byte as it is, whatever the encoding of the file.
            var text = Encoding.Latin1.GetString(file.Content.ReadAll());
            for (var i = 0; i < Placeholders.Length; i++)
            {
                text = text.Replace(Placeholders[i], $"PARTUUID={diskId:x8}-{i + 1:00}", StringComparison.Ordinal);
            }

            TreePath.Set(tree, path, new FileNode { Attributes = file.Attributes, Content = new MemorySource(Encoding.Latin1.GetBytes(text)) });
        }
    }
}
