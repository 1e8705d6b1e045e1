using Cardshop.TestKit;

namespace Cardshop.Formats.Disk.Ext4;

/// <summary>A small volume with one of each structure that the format has, made without being mounted.</summary>
internal static class SampleVolume
{
    public static string Make(TempFolder folder, string options, string size = "6M")
    {
        var content = Directory.CreateDirectory(folder[$"{Guid.NewGuid():N}"]).FullName;
        Directory.CreateDirectory(Path.Combine(content, "folder", "below"));
        Directory.CreateDirectory(Path.Combine(content, "many"));
        File.WriteAllText(Path.Combine(content, "hello"), "hello, world\n");
        File.WriteAllText(Path.Combine(content, "folder", "below", "file"), "below");
        File.CreateSymbolicLink(Path.Combine(content, "short"), "folder/below");
        File.CreateSymbolicLink(Path.Combine(content, "long"), string.Concat(Enumerable.Repeat("folder/../", 20)) + "hello");
        File.WriteAllBytes(Path.Combine(content, "large"), new PatternSource(1, 400_000).ReadAll());
        for (var i = 0; i < 20; i++)
        {
            File.WriteAllText(Path.Combine(content, "many", $"{i:D2} {new string('n', 200)}"), "");
        }

        // Every other block is a hole: more extents than an inode holds.
        using (var sparse = File.OpenHandle(Path.Combine(content, "sparse"), FileMode.CreateNew, FileAccess.Write))
        {
            for (var i = 0; i < 12; i++)
            {
                RandomAccess.Write(sparse, new PatternSource((ulong)i, 4096).ReadAll(), i * 8192);
            }
        }

        var volume = Volumes.Make(folder, options, size, content);
        Tool.Run("debugfs", "-w", "-R", "mknod device c 1 3", volume);
        Tool.Run("debugfs", "-w", "-R", "ea_set /hello user.small value", volume);
        var large = folder[$"{Guid.NewGuid():N}"];
        File.WriteAllBytes(large, new PatternSource(2, 500).ReadAll());
        Tool.Run("debugfs", "-w", "-R", $"ea_set -f {large} /hello user.large", volume);
        Tool.Run("e2fsck", "-fyD", volume);
        return volume;
    }
}
