using Cardshop.Disk.Trees;

namespace Cardshop.Imaging.Bases;

/// <summary>
/// Debian's SSH server makes its host keys when its package is installed. In a base these would be the same on all devices, known to
/// whoever has a card, and other ones each time that the base is built.
/// </summary>
internal static class HostKeys
{
    private const string Unit = "host-keys.service";

    /// <summary>Takes the keys out and has each device make its own at the first boot; does nothing where there is no SSH server.</summary>
    public static void LeaveToDevice(DirectoryNode root, Timestamp time)
    {
        if (TreePath.Find(root, "etc/ssh") is not DirectoryNode folder || TreePath.Find(root, "usr/sbin/sshd") is null)
        {
            return;
        }

        foreach (var name in folder.Entries.Keys.Where(name => name.Bytes.StartsWith("ssh_host_"u8)).ToList())
        {
            folder.Remove(name);
        }

        RootFiles.AddUnit(root, Unit, time);
    }
}
