using Cardshop.Disk.Fat;
using Cardshop.Disk.Trees;
using Cardshop.Primitives.Extents;

namespace Cardshop.Formats.Disk.Fat;

/// <summary>Trees for tests, written as paths: the value is what the file holds, null makes a directory.</summary>
internal static class FatTree
{
    public static Timestamp Time { get; } = Timestamp.From(new DateTimeOffset(2025, 10, 1, 12, 34, 56, TimeSpan.Zero));

    public static FatProfile Profile { get; } = new() { Label = "bootfs", VolumeId = 0x1234ABCD, Created = Time, HiddenSectors = 16384 };

    public static DirectoryNode Of(params IEnumerable<KeyValuePair<string, byte[]?>> files)
    {
        var root = Directory();
        foreach (var (path, content) in files)
        {
            var parts = path.Split('/');
            var parent = root;
            foreach (var part in parts[..^1])
            {
                parent = Below(parent, part);
            }

            if (content is null)
            {
                Below(parent, parts[^1]);
            }
            else
            {
                var file = new FileNode { Attributes = NodeAttributes.Of(0x1A4, Time), Content = new MemorySource(content) };
                parent.Set(new FileName(parts[^1]), file);
            }
        }

        return root;
    }

    public static DirectoryNode Directory() => new() { Attributes = NodeAttributes.Of(0x1ED, Time) };

    /// <summary>A volume in memory that holds the files.</summary>
    public static OverlaySource Volume(long length, FatProfile profile, params IEnumerable<KeyValuePair<string, byte[]?>> files)
    {
        var volume = new OverlaySource(new ZeroSource(length));
        foreach (var extent in FatLayout.Compute(Of(files), profile, length).Extents())
        {
            volume.Write(extent.Offset, extent.Source.ReadAll());
        }

        return volume;
    }

    /// <summary>The tree as paths again.</summary>
    public static SortedDictionary<string, byte[]?> Paths(DirectoryNode root)
    {
        var paths = new SortedDictionary<string, byte[]?>(StringComparer.Ordinal);
        Collect(root, "", paths);
        return paths;
    }

    public static SortedDictionary<string, byte[]?> Paths(ByteSource volume) => Paths(FatFileSystem.Open(volume).ReadTree());

    public static byte[] Bytes(int length, int seed = 1)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    private static DirectoryNode Below(DirectoryNode parent, string name)
    {
        if (parent.Find(new FileName(name)) is DirectoryNode there)
        {
            return there;
        }

        var made = Directory();
        parent.Set(new FileName(name), made);
        return made;
    }

    private static void Collect(DirectoryNode directory, string prefix, SortedDictionary<string, byte[]?> paths)
    {
        foreach (var (name, node) in directory.Entries)
        {
            var path = $"{prefix}{name}";
            paths.Add(path, node is FileNode file ? file.Content.ReadAll() : null);
            if (node is DirectoryNode below)
            {
                Collect(below, $"{path}/", paths);
            }
        }
    }
}
