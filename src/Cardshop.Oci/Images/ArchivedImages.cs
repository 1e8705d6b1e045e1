using Cardshop.Content.Store;
using Cardshop.Oci.DockerArchives;
using Cardshop.Oci.Layers;
using Cardshop.Oci.Manifests;
using Cardshop.Oci.References;
using Cardshop.Primitives.Digests;
using Cardshop.Primitives.Extents;

namespace Cardshop.Oci.Images;

/// <summary>
/// Images that somebody has saved as archives (<c>docker save</c>, <c>skopeo copy … docker-archive:</c>, docker-export) and that a recipe
/// takes from a URL instead of a registry. They go onto the device as they are, but uncompressed.
/// </summary>
/// <param name="store">Keeps what was compressed.</param>
public sealed class ArchivedImages(ContentStore store)
{
    private const string TarKind = "docker-archive-tar-1";
    private const string EntryCountKind = "docker-archive-entries-1";

    private readonly TarStore _tars = new(store);

    /// <summary>Opens an archive and makes sure that the device will know the image in it by its name.</summary>
    /// <param name="reference">The name that the recipe gives.</param>
    /// <param name="archive">The archive as it was fetched.</param>
    /// <param name="digest">Digest of <paramref name="archive"/>.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="OciException">It is not such an archive, is damaged, or holds an image of another name.</exception>
    public LoadableImage Open(ImageReference reference, ByteSource archive, Sha256Digest digest, CancellationToken cancellation = default)
    {
        var subject = $"The archive of {reference}";
        var tar = Uncompressed(archive, digest, subject, cancellation);
        var members = new ArchiveMembers(tar, subject);
        var image = ChooseImage(members, reference, subject);
        var config = ManifestReader.ReadConfig(ReadDocument(members, image.Config, subject), subject);
        return new LoadableImage
        {
            Reference = reference,
            Platform = config.Os is null || config.Architecture is null ? null : config.Platform,
            DockerArchive = tar,
            FilesLength = members.FilesLength,
            EntryCount = _tars.RememberCount(digest, EntryCountKind, () => CountEntries(members, image, subject, cancellation)),
        };
    }

    private static ArchiveImageJson ChooseImage(ArchiveMembers members, ImageReference reference, string subject)
    {
        var images = ManifestReader.ReadArchiveImages(ReadDocument(members, "manifest.json", subject), subject);
        var names = images.SelectMany(image => image.RepoTags ?? []).OfType<string>().ToList();
        return images.FirstOrDefault(image => (image.RepoTags ?? []).Any(name => Means(name, reference))) ?? throw new OciException(
            OciFailure.Mismatch,
            $"{subject} holds {(names.Count == 0 ? "an image without a name" : string.Join(", ", names))}, but not {reference.RepoTag}. "
            + $"Save it under that name (docker tag, then docker save {reference.RepoTag}), or write its name into the recipe.");
    }

    /// <summary>Engines leave out what goes without saying: <c>caddy:2</c> is <c>index.docker.io/library/caddy:2</c>.</summary>
    private static bool Means(string? name, ImageReference reference) =>
        string.Equals(name, reference.RepoTag, StringComparison.Ordinal)
        || (ImageReference.TryParse(name, out var other, out _) && string.Equals(other.RepoTag, reference.RepoTag, StringComparison.Ordinal));

    private static byte[] ReadDocument(ArchiveMembers members, string path, string subject)
    {
        var document = members.Find(path) ?? throw new OciException(
            OciFailure.Malformed, $"{subject} has no {path}. Is it an archive as \"docker save\" writes it?");
        return document.Length <= ManifestReader.LongestDocument ? document.ReadAll() : throw new OciException(
            OciFailure.Malformed, $"{subject}: its {path} has {document.Length} bytes; at most {ManifestReader.LongestDocument} are accepted.");
    }

    private ByteSource Uncompressed(ByteSource archive, Sha256Digest digest, string subject, CancellationToken cancellation)
    {
        if (TarStore.Detect(archive) is not { } format)
        {
            return archive;
        }

        if (store.FindDerived(TarKind, digest) is { } known)
        {
            return known.Content;
        }

        var tar = _tars.Uncompress(archive, format, subject, cancellation);
        store.RecordDerived(TarKind, digest, tar.Digest);
        return tar.Content;
    }

    private long CountEntries(ArchiveMembers members, ArchiveImageJson image, string subject, CancellationToken cancellation) =>
        image.Layers.OfType<string>().Sum(path =>
        {
            var layer = members.Find(path) ?? throw new OciException(OciFailure.Malformed, $"{subject} has no {path}, which its manifest.json names.");
            var tar = TarStore.Detect(layer) is { } format ? _tars.Uncompress(layer, format, $"{subject}: {path}", cancellation).Content : layer;
            return TarStore.CountEntries(tar, $"{subject}: {path}");
        });
}
