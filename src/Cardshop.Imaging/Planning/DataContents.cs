using System.Text;
using Cardshop.Content.Archives;
using Cardshop.Disk.Trees;
using Cardshop.Imaging.Inputs;
using Cardshop.Imaging.Plans;

namespace Cardshop.Imaging.Planning;

/// <summary>
/// Puts what a recipe names onto the data partition, in image-creator's order: container images, then inline and local files, then remote
/// ones, each in the order of the recipe; the later wins.
/// </summary>
internal static class DataContents
{
    private const string ImageFolder = "/data/images";

    /// <summary>Composes the tree.</summary>
    /// <exception cref="ContentConflictException">Something cannot be where it should be.</exception>
    public static DataTree Compose(ImageInputs inputs)
    {
        var time = inputs.Base.Image?.Created ?? default;
        var root = inputs.Base.Image?.DataFileSystem.ReadTree() ?? new DirectoryNode { Attributes = NodeAttributes.Of(0x1ED, time) };
        var tree = new DataTree(root, time);
        foreach (var image in inputs.Images)
        {
            tree.AddFile($"{ImageFolder}/{image.FileName}", image.Archive, image.Digest, image.Spec.Ident);
        }

        foreach (var file in inputs.Files.OrderBy(file => file.IsRemote))
        {
            Add(tree, file);
        }

        return tree.Problems.Count == 0 ? tree : throw new ContentConflictException(tree.Problems);
    }

    private static void Add(DataTree tree, FileInput file)
    {
        if (file.Archive is { } archive)
        {
            tree.AddFolder(file.Spec.To, file.Name);
            foreach (var member in archive.Members)
            {
                Add(tree, member, file.Spec.To, file.Name);
            }
        }
        else if (file.Spec.IsArchive)
        {
            tree.AddFile($"{file.Spec.To}/(members of {Path.GetFileName(file.Spec.Url!.AbsolutePath)})", file.Content, file.Digest, file.Name);
        }
        else
        {
            tree.AddFile(file.Spec.To, file.Content, file.Digest, file.Name, file.Locked?.Modified is { } modified ? Timestamp.From(modified) : null);
        }
    }

    private static void Add(DataTree tree, ArchiveMember member, string folder, string origin)
    {
        var path = $"{folder}/{member.Path}";
        var time = Timestamp.From(member.Modified);
        switch (member.Kind)
        {
            case MemberKind.Directory:
                tree.AddFolder(path, origin, time, member.Mode);
                break;
            case MemberKind.Symlink:
                tree.AddLink(path, Encoding.UTF8.GetBytes(member.LinkTarget!), origin, time);
                break;
            case MemberKind.HardLink:
                tree.AddName(path, $"{folder}/{member.LinkTarget}", origin);
                break;
            default:
                tree.AddFile(path, member.Content, member.Digest, origin, time, member.Mode);
                break;
        }
    }
}
