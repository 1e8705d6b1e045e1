using Cardshop.Content.Fetching;
using Cardshop.Content.Store;
using Cardshop.Hotspot.Recipes;
using Cardshop.Imaging.Locks;
using Cardshop.Oci.Images;
using Cardshop.Oci.References;
using Cardshop.Primitives.Digests;
using Cardshop.Primitives.Sizes;

namespace Cardshop.Imaging.Inputs;

/// <summary>Gets the container images of a recipe, or an idea of them.</summary>
internal sealed class ContainerInputs(ContentStore store, Fetcher fetcher, ImagePuller puller, LockRules rules, Platform platform)
{
    /// <summary>Bytes for which an image has one file, folder or link, roughly.</summary>
    private const int TypicalFileLength = (int)(8 * ByteSize.KiB);
    private const string FromRecipe = "sizes of the recipe";

    private readonly ArchivedImages _archives = new(store);
    private readonly ArchiveDigests _digests = new(store);

    /// <summary>Makes sure that an image can be had, without fetching its layers.</summary>
    public async Task<object> ReachAsync(OciImageSpec spec, CancellationToken cancellation)
    {
        var (reference, locked) = (ImageReference.Parse(spec.Ident), rules.ForImage(spec.Ident)?.Manifest);
        return (object?)puller.FindStored(reference, platform, locked) ?? await puller.ProbeAsync(reference, platform, locked, cancellation);
    }

    /// <summary>Fetches an image.</summary>
    public async Task<ImageInput> GetAsync(OciImageSpec spec, IProgress<WorkProgress> progress, CancellationToken cancellation)
    {
        var reference = ImageReference.Parse(spec.Ident);
        if (spec.Url is { } url)
        {
            var fetched = await fetcher.FetchAsync(new FetchRequest(url) { Locked = rules.ForImage(spec.Ident)?.Source }, new FetchingProgress(progress), cancellation);
            return OpenArchive(spec, reference, fetched, cancellation);
        }

        var pulled = await puller.PullAsync(reference, platform, rules.ForImage(spec.Ident)?.Manifest, new PullingProgress(progress), cancellation);
        return Open(spec, pulled);
    }

    /// <summary>Takes an image if it is at hand, else says what is known of it.</summary>
    public async Task<ImageInput> SurveyAsync(OciImageSpec spec, IProgress<WorkProgress> progress, CancellationToken cancellation)
    {
        var reference = ImageReference.Parse(spec.Ident);
        var locked = rules.ForImage(spec.Ident);
        if (spec.Url is { } url)
        {
            return await fetcher.FindAsync(new FetchRequest(url) { Locked = locked?.Source }, new FetchingProgress(progress), cancellation) is { } found
                ? OpenArchive(spec, reference, found, cancellation)
                : Estimate(spec, reference, new Figure(spec.FileSize.Bytes, FromRecipe), new Figure(spec.FullSize.Bytes, FromRecipe));
        }

        return puller.FindStored(reference, platform, locked?.Manifest) is { } stored ? Open(spec, stored) : await EstimateAsync(spec, reference, locked, cancellation);
    }

    private async Task<ImageInput> EstimateAsync(OciImageSpec spec, ImageReference reference, LockedImage? locked, CancellationToken cancellation)
    {
        if (spec.FileSize.Bytes > 0 && spec.FullSize.Bytes > 0)
        {
            return Estimate(spec, reference, new Figure(spec.FileSize.Bytes, FromRecipe), new Figure(spec.FullSize.Bytes, FromRecipe));
        }

        var probe = await puller.ProbeAsync(reference, platform, locked?.Manifest, cancellation);
        var figure = new Figure(probe.CompressedLength, "compressed layers of the registry");
        return Estimate(spec, reference, figure, figure);
    }

    private ImageInput Estimate(OciImageSpec spec, ImageReference reference, Figure length, Figure unpacked) => new(
        spec,
        reference.ExportFileName(platform),
        new AbsentSource(spec.Ident, length.Bytes),
        default,
        length,
        unpacked,
        unpacked with { Bytes = unpacked.Bytes / TypicalFileLength });

    private ImageInput OpenArchive(OciImageSpec spec, ImageReference reference, FetchedContent fetched, CancellationToken cancellation)
    {
        var image = _archives.Open(reference, fetched.Content, fetched.Digest, cancellation);
        var digest = _digests.Of(image, fetched.Digest);
        return Open(spec, image, digest, new LockedImage(spec.Ident, image.Length, digest) { Source = fetched.Digest });
    }

    private ImageInput Open(OciImageSpec spec, PulledImage image)
    {
        var digest = _digests.Of(image, image.ManifestDigest);
        return Open(spec, image, digest, new LockedImage(spec.Ident, image.Length, digest, image.ManifestDigest));
    }

    private ImageInput Open(OciImageSpec spec, LoadableImage image, Sha256Digest digest, LockedImage pin)
    {
        if (rules.ForImage(spec.Ident) is { } locked && locked.Sha256 != digest)
        {
            throw new LockFormatException(
                $"{spec.Ident}: its archive had the SHA-256 {locked.Sha256} when it was locked, and has {digest} now. If the new one is wanted, write the lock anew with --update-lock.");
        }

        return new ImageInput(
            spec,
            image.Reference.ExportFileName(platform),
            image.DockerArchive,
            digest,
            new Figure(image.Length),
            new Figure(image.FilesLength),
            new Figure(image.EntryCount))
        {
            Locked = pin,
            Notices =
            [
                .. image.Notices.Select(notice => $"{spec.Ident}: {notice}"),
                .. AgainstDeclaration(spec.Ident, "filesize", spec.FileSize, image.Length),
                .. AgainstDeclaration(spec.Ident, "fullsize", spec.FullSize, image.FilesLength),
            ],
        };
    }

    private static IEnumerable<string> AgainstDeclaration(string ident, string key, ByteSize declared, long actual) =>
        declared.Bytes == actual ? [] : [$"{ident}: {key} is {actual}, not the {declared.Bytes} that the recipe declares."];
}
