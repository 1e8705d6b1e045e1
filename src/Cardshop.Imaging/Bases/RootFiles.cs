using Cardshop.Disk.Trees;
using Cardshop.Primitives.Extents;

namespace Cardshop.Imaging.Bases;

/// <summary>
/// What a base has beside Debian's packages: the table of mounts, the unit that grows <c>/data</c> at the first boot, the one that proves
/// on the console that an image boots, and the way in for the one user.
/// </summary>
internal static class RootFiles
{
    private const ushort FileMode = 0x1A4; // rw-r--r--
    private const ushort ProgramMode = 0x1ED; // rwxr-xr-x
    private const ushort SecretFileMode = 0x180; // rw-------
    private const ushort SecretFolderMode = 0x1C0; // rwx------
    private const uint FirstUser = 1000;

    private static readonly string[] Units = ["grow-data.service", "boot-proof.service"];
    private static readonly string[] Programs = ["grow-data", "boot-proof"];
    private static readonly string[] MountPoints = ["data", "boot/firmware"];

    public static void AddTo(DirectoryNode root, Timestamp time)
    {
        foreach (var place in MountPoints)
        {
            TreePath.Set(root, place, new DirectoryNode { Attributes = NodeAttributes.Of(ProgramMode, time) });
        }

        foreach (var program in Programs)
        {
            Set(root, $"usr/lib/cardshop/{program}", Resource(program), ProgramMode, time);
        }

        foreach (var unit in Units)
        {
            AddUnit(root, unit, time);
        }

        Set(root, "etc/fstab", Resource("fstab"), FileMode, time);
        Set(root, "etc/hostname", MemorySource.FromText("hotspot\n"), FileMode, time);
        Set(root, "etc/hosts", MemorySource.FromText("127.0.0.1\tlocalhost\n127.0.1.1\thotspot\n::1\tlocalhost\n"), FileMode, time);
        Set(root, "etc/resolv.conf", ZeroSource.Empty, FileMode, time);

        // Empty: each device makes its own at the first boot.
        Set(root, "etc/machine-id", ZeroSource.Empty, FileMode, time);
    }

    /// <summary>Installs one of our units, enabled.</summary>
    public static void AddUnit(DirectoryNode root, string unit, Timestamp time)
    {
        Set(root, $"etc/systemd/system/{unit}", Resource(unit), FileMode, time);
        TreePath.Set(root, $"etc/systemd/system/multi-user.target.wants/{unit}", Link($"../{unit}", time));
    }

    /// <summary>Lets a key log in as the one user.</summary>
    public static void AddKey(DirectoryNode root, string key, Timestamp time)
    {
        var owner = NodeAttributes.Of(SecretFolderMode, time) with { Uid = FirstUser, Gid = FirstUser };
        TreePath.Set(root, "home/user/.ssh", new DirectoryNode { Attributes = owner });
        TreePath.Set(root, "home/user/.ssh/authorized_keys", new FileNode
        {
            Attributes = owner with { Mode = SecretFileMode },
            Content = MemorySource.FromText(key.TrimEnd() + "\n"),
        });
    }

    private static void Set(DirectoryNode root, string path, ByteSource content, ushort mode, Timestamp time) =>
        TreePath.Set(root, path, new FileNode { Attributes = NodeAttributes.Of(mode, time), Content = content });

    private static SymlinkNode Link(string target, Timestamp time) =>
        new() { Attributes = NodeAttributes.Of(0x1FF, time), Target = System.Text.Encoding.UTF8.GetBytes(target) };

    private static MemorySource Resource(string name)
    {
        using var stream = typeof(RootFiles).Assembly.GetManifestResourceStream($"base-root/{name}")
            ?? throw new FileNotFoundException($"The program was built without its base-root/{name}.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return new MemorySource(bytes);
    }
}
