using Cardshop.Disk.Mbr;
using Cardshop.Disk.Trees;
using Cardshop.Imaging.Bases;
using Cardshop.Imaging.Plans;
using Cardshop.Primitives.Extents;
using Cardshop.Primitives.Sizes;

namespace Cardshop.Formats.Imaging.Bases;

/// <summary>
/// A small base as the product assembles it: everything that a base must have, with a few bytes in place of Debian's programs. Tests break
/// its trees before they assemble it, or its bytes afterwards.
/// </summary>
internal sealed class CheckedBase
{
    public const string GrowUnit = "etc/systemd/system/grow-data.service";
    public const string GrowProgram = "usr/lib/cardshop/grow-data";

    /// <summary>Just enough clusters of 2 KiB for FAT32.</summary>
    public const long BootLength = 136 * ByteSize.MiB;

    private static readonly Timestamp Time = new(1_700_000_000);

    public CheckedBase()
    {
        RootFiles.AddTo(Root, Time);
        foreach (var tool in new[] { "usr/sbin/resize2fs", "usr/sbin/sfdisk", "usr/bin/findmnt" })
        {
            SetRoot(tool, "#!/bin/sh\n", 0x1ED);
        }

        SetBoot("vmlinuz", "a kernel");
        SetBoot("initrd.img", "its drivers");
        SetBoot("cmdline.txt", "console=tty1 root=ROOTDEV rootwait quiet\n");
    }

    public DirectoryNode Root { get; } = Folder();

    public DirectoryNode Boot { get; } = Folder();

    public void SetRoot(string path, string text, ushort mode = 0x1A4) => TreePath.Set(Root, path, File(MemorySource.FromText(text), mode));

    public void SetBoot(string path, string text) => SetBoot(path, MemorySource.FromText(text));

    public void SetBoot(string path, ByteSource content) => TreePath.Set(Boot, path, File(content, 0x1A4));

    public void RemoveRoot(string path) => Assert(((DirectoryNode)TreePath.Find(Root, Path.GetDirectoryName(path) ?? "")!).Remove(new FileName(Path.GetFileName(path))));

    public void RemoveBoot(string name) => Assert(Boot.Remove(new FileName(name)));

    public string TextOfRoot(string path) => System.Text.Encoding.UTF8.GetString(((FileNode)TreePath.Find(Root, path)!).Content.ReadAll());

    /// <summary>The whole disk.</summary>
    public ByteSource Assemble()
    {
        var options = new BaseOptions
        {
            Created = Time.ToDateTimeOffset(),
            DiskId = 0x5BA1CE00,
            BootLength = BootLength,
            RootReserve = 8 * ByteSize.MiB,
            DataLength = 64 * ByteSize.MiB,
        };
        return DiskOf(BaseAssembler.Assemble(Root, Boot, options));
    }

    /// <summary>The same disk with another file system in one of its partitions.</summary>
    public static ByteSource Replace(ByteSource disk, int number, Func<long, ByteSource> make)
    {
        var partition = MasterBootRecord.Read(disk).Partitions[number - 1]!;
        return ConcatSource.Of(
            disk.Slice(0, partition.Start),
            make(partition.Length),
            disk.Slice(partition.End, disk.Length - partition.End));
    }

    /// <summary>What a rendered plan would hold, with zeros in its free space.</summary>
    private static ByteSource DiskOf(ImagePlan plan)
    {
        var pieces = new List<ByteSource>();
        var at = 0L;
        foreach (var extent in plan.Extents())
        {
            pieces.Add(new ZeroSource(extent.Offset - at));
            pieces.Add(extent.Source.Slice(0, Math.Min(extent.Source.Length, extent.Length)));
            pieces.Add(new ZeroSource(extent.Length - Math.Min(extent.Source.Length, extent.Length)));
            at = extent.End;
        }

        return ConcatSource.Of(pieces.Append(new ZeroSource(plan.Length - at)));
    }

    private static DirectoryNode Folder() => new() { Attributes = NodeAttributes.Of(0x1ED, Time) };

    private static FileNode File(ByteSource content, ushort mode) => new() { Attributes = NodeAttributes.Of(mode, Time), Content = content };

    private static void Assert(bool removed) => Xunit.Assert.True(removed, "There was nothing to remove.");
}
