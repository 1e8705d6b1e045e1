using System.Text;
using Cardshop.Disk.Trees;
using Cardshop.Primitives.Extents;

namespace Cardshop.Imaging.Bases;

/// <summary>Makes the two trees of a base image of a root file system that Debian's packages made.</summary>
public static class DebianBase
{
    private const ushort FileMode = 0x1A4; // rw-r--r--
    private const string CommandLine = "console=tty1 root=ROOTDEV rootfstype=ext4 rootwait fsck.repair=yes quiet\n";

    /// <summary>Reads the archive and adds what a base has of its own.</summary>
    /// <param name="archive">A tar archive of the root file system.</param>
    /// <param name="options">What it was made with.</param>
    /// <returns>The root file system, and the boot partition with the newest kernel as <c>vmlinuz</c> and <c>initrd.img</c>.</returns>
    /// <exception cref="IOException">There is no kernel in the archive.</exception>
    public static (DirectoryNode Root, DirectoryNode Boot) Read(ByteSource archive, DebianOptions options)
    {
        var time = Timestamp.From(options.Created);
        var root = TarTree.Read(archive, time);
        RootFiles.AddTo(root, time);
        HostKeys.LeaveToDevice(root, time);
        if (options.SshKey is { } key)
        {
            RootFiles.AddKey(root, key, time);
        }

        return (root, Boot(root, time));
    }

    private static DirectoryNode Boot(DirectoryNode root, Timestamp time)
    {
        var attributes = NodeAttributes.Of(FileMode, time);
        var boot = new DirectoryNode { Attributes = NodeAttributes.Of(0x1ED, time) };
        boot.Set(new FileName("vmlinuz"), Newest(root, "vmlinuz-"));
        boot.Set(new FileName("initrd.img"), Newest(root, "initrd.img-"));
        boot.Set(new FileName("cmdline.txt"), new FileNode { Attributes = attributes, Content = MemorySource.FromText(CommandLine) });
        return boot;
    }

    private static FileNode Newest(DirectoryNode root, string prefix)
    {
        var folder = TreePath.Find(root, "boot") as DirectoryNode;
        return folder?.Entries
            .Where(entry => entry.Key.Bytes.StartsWith(Encoding.ASCII.GetBytes(prefix)))
            .Select(entry => entry.Value)
            .OfType<FileNode>()
            .MaxBy(file => file.Attributes.Modified.Seconds)
            ?? throw new IOException($"The root file system has no /boot/{prefix}*: install a kernel and initramfs-tools in it.");
    }
}
