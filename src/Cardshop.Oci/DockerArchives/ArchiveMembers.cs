using Cardshop.Primitives.Extents;
using Cardshop.Primitives.Tar;

namespace Cardshop.Oci.DockerArchives;

/// <summary>The members of an archive by their paths. Links between them are followed: <c>docker save</c> stores a layer that is there twice as one.</summary>
internal sealed class ArchiveMembers
{
    /// <summary>An image of the 127 layers that engines take has about 500 members.</summary>
    private const int MostMembers = 100_000;

    private const int MostLinks = 8;

    private readonly ByteSource _archive;
    private readonly Dictionary<string, TarEntry> _byPath = new(StringComparer.Ordinal);

    /// <param name="archive">Uncompressed.</param>
    /// <param name="subject">What it is, for messages.</param>
    /// <exception cref="OciException">It is not a tar, or has absurdly many members.</exception>
    public ArchiveMembers(ByteSource archive, string subject)
    {
        _archive = archive;
        try
        {
            foreach (var entry in TarReader.Read(archive))
            {
                _byPath[Normalized(entry.Name)] = entry;
                if (_byPath.Count > MostMembers)
                {
                    throw new OciException(OciFailure.Unsupported, $"{subject} has more than {MostMembers} members; it is not an archive of an image.");
                }
            }
        }
        catch (TarFormatException error)
        {
            throw new OciException(OciFailure.Malformed, $"{subject} is not a tar that can be read. {error.Message}", error);
        }
    }

    /// <summary>Sum of the lengths of all files.</summary>
    public long FilesLength => _byPath.Values.Where(entry => entry.Kind == TarEntryKind.File).Sum(entry => entry.Length);

    /// <summary>The content of a file; null when there is none at the path.</summary>
    public ByteSource? Find(string path)
    {
        for (var links = 0; links < MostLinks && _byPath.TryGetValue(Normalized(path), out var entry); links++)
        {
            switch (entry.Kind)
            {
                case TarEntryKind.File:
                    return entry.ContentIn(_archive);
                case TarEntryKind.HardLink:
                    path = entry.LinkName;
                    break;
                case TarEntryKind.SymbolicLink:
                    path = $"{Normalized(path)}/../{entry.LinkName}";
                    break;
                default:
                    return null;
            }
        }

        return null;
    }

    private static string Normalized(string path)
    {
        var parts = new List<string>();
        foreach (var part in path.Split('/'))
        {
            if (part is ".." && parts.Count > 0)
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part is not ("" or "." or ".."))
            {
                parts.Add(part);
            }
        }

        return string.Join('/', parts);
    }
}
