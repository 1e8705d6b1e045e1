using Cardshop.Disk.Fat.Clusters;
using Cardshop.Disk.Fat.Structures;
using Cardshop.Disk.Trees;

namespace Cardshop.Disk.Fat.Directories;

/// <summary>Reads a whole volume into a tree, checking on the way that no cluster belongs to two files.</summary>
internal sealed class FatTreeReader(FatFileSystem fileSystem)
{
    /// <summary>No path that Windows can form is deeper, and few programs take more.</summary>
    public const int MaximumDepth = 128;

    private const ushort ReadWriteMode = 0x1ED; // 0755
    private const ushort ReadOnlyMode = 0x16D; // 0555

    private readonly ClusterOwners _owners = new(fileSystem.Geometry);

    public DirectoryNode Read() => ReadDirectory(fileSystem.Root, depth: 0);

    private static NodeAttributes AttributesOf(FatEntry entry) => new()
    {
        Mode = entry.Attributes.HasFlag(FatAttributes.ReadOnly) ? ReadOnlyMode : ReadWriteMode,
        Modified = entry.Modified,
        Accessed = entry.Accessed,
        Changed = entry.Modified,
        Created = entry.Created,
    };

    private DirectoryNode ReadDirectory(FatEntry directory, int depth)
    {
        if (depth > MaximumDepth)
        {
            throw Damage.In(directory.Path, $"directories are nested more than {MaximumDepth} deep");
        }

        var read = fileSystem.ReadDirectory(directory);
        _owners.Claim(directory.Path, read.Place.Clusters);
        var node = new DirectoryNode { Attributes = AttributesOf(directory) };
        foreach (var entry in read.Entries)
        {
            var name = new FileName(entry.Name);
            if (node.Find(name) is not null)
            {
                throw Damage.In(entry.Path, "two entries of the directory have this name");
            }

            node.Set(name, entry.IsDirectory ? ReadDirectory(entry, depth + 1) : ReadFile(entry));
        }

        return node;
    }

    private FileNode ReadFile(FatEntry file)
    {
        _owners.Claim(file.Path, fileSystem.Chain(file));
        return new FileNode { Attributes = AttributesOf(file), Content = fileSystem.Content(file) };
    }
}
