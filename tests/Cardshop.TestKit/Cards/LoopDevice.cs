using Xunit;

namespace Cardshop.TestKit.Cards;

/// <summary>A loop device of the kernel, for as long as this object is not disposed of.</summary>
public sealed class LoopDevice : IDisposable
{
    private readonly TempFolder _folder = new();

    private LoopDevice(long length)
    {
        using (var file = File.Create(BackingFile))
        {
            file.SetLength(length);
        }
    }

    /// <summary>Where its node is.</summary>
    public string Path { get; private set; } = "";

    /// <summary>What the kernel calls it.</summary>
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>The file behind it.</summary>
    public string BackingFile => _folder["card.img"];

    /// <summary>A folder that goes with it.</summary>
    public TempFolder Folder => _folder;

    /// <param name="length">Its size in bytes.</param>
    /// <param name="options">More for losetup.</param>
    public static LoopDevice Make(long length, params IEnumerable<string> options) => Make(length, _ => { }, options);

    /// <param name="length">Its size in bytes.</param>
    /// <param name="prepare">Fills the file behind it.</param>
    /// <param name="options">More for losetup.</param>
    public static LoopDevice Make(long length, Action<string> prepare, params IEnumerable<string> options)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "Only root may make loop devices.");
        Assert.SkipUnless(File.Exists("/dev/loop-control"), "This machine has no loop devices.");
        var device = new LoopDevice(length);
        prepare(device.BackingFile);
        device.Path = Tool.Run("losetup", [.. options, "--find", "--show", device.BackingFile]).Trim();
        return device;
    }

    /// <summary>Tells the kernel of a partition, whether it can read partition tables or not; it is the first.</summary>
    public void AddPartition(int start, int length)
    {
        Tool.Run("sh", "-c", $"echo 'start={start / 512}, size={length / 512}, type=83' | sfdisk --quiet --label=dos --no-reread --no-tell-kernel {Path}");
        Tool.Run("partx", "--update", Path);
        Assert.SkipUnless(File.Exists($"{Path}p1"), "Nobody makes nodes for partitions here.");
    }

    public void Dispose()
    {
        if (Path.Length > 0)
        {
            Tool.Run("losetup", "--detach", Path);
        }

        _folder.Dispose();
    }
}
