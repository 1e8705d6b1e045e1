using Cardshop.TestKit;
using Xunit;

namespace Cardshop.Formats.Disk.Ext4;

/// <summary>A volume that the kernel has mounted, for as long as this object is not disposed of.</summary>
internal sealed class LoopMount : IDisposable
{
    private readonly TempFolder _folder = new();

    private LoopMount()
    {
    }

    public string Path => _folder.Path;

    public static LoopMount Of(string volume, string options = "ro,noatime")
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Only root may mount a volume for the kernel to read it.");
        var mount = new LoopMount();
        Tool.Run("mount", "-t", "ext4", "-o", $"loop,{options}", volume, mount.Path);
        return mount;
    }

    public void Dispose()
    {
        Tool.Run("umount", Path);
        _folder.Dispose();
    }
}
