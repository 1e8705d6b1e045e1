using Cardshop.Content.Fetching;
using Cardshop.Contracts.Queue;
using Cardshop.Primitives.Storage;

namespace Cardshop.Workers.Site;

/// <summary>
/// Where the downloader of a site keeps images for its writers: each under its file name when it is whole, manifest and block map beside it.
/// </summary>
/// <param name="storage">The file system.</param>
/// <param name="root">Absolute path; made when it is needed.</param>
public sealed class SiteFolder(IStorage storage, string root)
{
    private static readonly string[] Suffixes = ["", ".manifest.json", ".bmap"];

    /// <summary>Nobody else has one of that name: what lies in it and is not needed is removed, and nothing beside it.</summary>
    private readonly string _images = Path.Join(root, "cardshop-images");

    /// <summary>Its path.</summary>
    public string Root => root;

    /// <summary>Bytes that can be written there.</summary>
    public long Available
    {
        get
        {
            storage.CreateDirectory(_images);
            return storage.AvailableBytes(_images);
        }
    }

    /// <summary>Where a file lies, or will lie.</summary>
    /// <exception cref="ArgumentException">What should be the name of a file leads elsewhere.</exception>
    public string PathOf(WorkFile file) => PathOf(file.Name);

    /// <summary>Whether a file is here, whole.</summary>
    public bool Has(WorkFile file) => storage.Find(PathOf(file)) is { IsDirectory: false } entry && entry.Length == file.Size;

    /// <summary>Bytes of downloads that are not over yet.</summary>
    public long Unfinished() => Entries().Where(IsPart).Sum(entry => BytesBelow(entry.Path));

    /// <summary>Removes copies, and downloads that were begun, of all images but some.</summary>
    /// <param name="kept">File names of the images that stay.</param>
    /// <returns>The names of what is gone.</returns>
    public IReadOnlyList<string> RemoveAllBut(IReadOnlyCollection<string> kept)
    {
        var stay = kept.SelectMany(name => Suffixes.Select(suffix => name + suffix)).SelectMany(name => new[] { name, FileDownload.PartOf(name) }).ToHashSet(StringComparer.Ordinal);
        var gone = Entries().Where(entry => !stay.Contains(entry.Name)).ToList();
        foreach (var entry in gone)
        {
            if (entry.IsDirectory)
            {
                Directory.Delete(entry.Path, recursive: true);
            }
            else
            {
                storage.Delete(entry.Path);
            }
        }

        return [.. gone.Select(entry => entry.Name)];
    }

    private static bool IsPart(StorageEntry entry) => entry.IsDirectory && entry.Name.EndsWith(FileDownload.PartOf(""), StringComparison.Ordinal);

    private IReadOnlyList<StorageEntry> Entries() => storage.Find(_images) is null ? [] : storage.List(_images);

    private long BytesBelow(string folder) => storage.List(folder).Sum(entry => entry.IsDirectory ? BytesBelow(entry.Path) : entry.Length);

    private string PathOf(string name) => name is "" or "." or ".." || name.AsSpan().IndexOfAny('/', '\\', '\0') >= 0
        ? throw new ArgumentException($"\"{name}\" is not the name of a file.", nameof(name))
        : Path.Join(_images, name);
}
