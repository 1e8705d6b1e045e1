using Cardshop.Content.Archives;
using Cardshop.Content.Store;
using Cardshop.Primitives.Digests;
using Cardshop.Primitives.Extents;
using Cardshop.Primitives.Storage;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.Formats.Content.Archives;

/// <summary>A folder with a content store in it, and archives to expand.</summary>
internal sealed class ExpansionBench : IDisposable
{
    private readonly PhysicalStorage _storage = new();

    public ExpansionBench() => Store = new ContentStore(_storage, Folder["store"], TimeProvider.System);

    public TempFolder Folder { get; } = new();

    public ContentStore Store { get; }

    public ExpandedArchive ExpandFile(ArchiveKind kind, string path, ExpansionLimits? limits = null)
    {
        var content = FileSource.Open(_storage, path);
        return Expand(new ArchiveSource(path, kind, content, Sha256Digest.Of(content.ReadAll())), limits);
    }

    public ExpandedArchive Expand(ArchiveKind kind, byte[] archive, ExpansionLimits? limits = null) =>
        Expand(new ArchiveSource("archive", kind, new MemorySource(archive), Sha256Digest.Of(archive)), limits);

    public ExpandedArchive Expand(ArchiveSource source, ExpansionLimits? limits = null)
    {
        limits ??= new ExpansionLimits { Room = 1L << 40 };
        return new ArchiveExpansion(Store).Expand(source, limits, cancellation: TestContext.Current.CancellationToken);
    }

    /// <summary>What is said of an archive that is refused.</summary>
    public IReadOnlyList<string> Problems(ArchiveKind kind, byte[] archive, ExpansionLimits? limits = null)
    {
        var error = Assert.Throws<ArchiveException>(() => Expand(kind, archive, limits));
        Assert.StartsWith("archive cannot be expanded:", error.Message, StringComparison.Ordinal);
        Assert.All(error.Problems, problem => Assert.Contains(problem, error.Message, StringComparison.Ordinal));
        Assert.Empty(Directory.EnumerateFiles(Folder.Path, "*.part", SearchOption.AllDirectories));
        return error.Problems;
    }

    public void Dispose()
    {
        Store.Dispose();
        _storage.Dispose();
        Folder.Dispose();
    }
}
