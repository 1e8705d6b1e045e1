using Cardshop.Content.Fetching;
using Cardshop.Content.Store;
using Cardshop.Hotspot.Recipes;
using Cardshop.Imaging.Bases;
using Cardshop.Primitives.Compression;
using Cardshop.Primitives.Digests;
using Cardshop.Primitives.Extents;
using Cardshop.Primitives.Sizes;

namespace Cardshop.Imaging.Inputs;

/// <summary>Gets the base image, or an idea of it.</summary>
internal sealed class BaseInputs(ContentStore store, Fetcher fetcher, LockRules rules)
{
    private const string RawKind = "raw-disk-1";

    /// <summary>Where the root partition of a published base starts.</summary>
    private const long RootStart = 520 * ByteSize.MiB;
    private const string FromRecipe = "rootfs_size of the recipe";

    /// <summary>How much larger a disk is than its compressed download, roughly.</summary>
    private const int TypicalRatio = 4;

    /// <summary>Fetches it.</summary>
    public async Task<BaseInput> GetAsync(BaseSpec spec, IProgress<WorkProgress> progress, CancellationToken cancellation)
    {
        var notices = new List<string>();
        var request = await WithChecksumAsync(RequestFor(spec), spec, notices, cancellation);
        var fetched = await fetcher.FetchAsync(request, new FetchingProgress(progress), cancellation);
        return Open(spec, fetched, notices, progress, cancellation);
    }

    /// <summary>Takes it if it is at hand, else says what is known of it.</summary>
    public async Task<BaseInput> SurveyAsync(BaseSpec spec, IProgress<WorkProgress> progress, CancellationToken cancellation) =>
        await fetcher.FindAsync(RequestFor(spec), new FetchingProgress(progress), cancellation) is { } found
            ? Open(spec, found, [], progress, cancellation)
            : await EstimateAsync(spec, cancellation);

    private FetchRequest RequestFor(BaseSpec spec) =>
        ChecksumRequests.With(new FetchRequest(spec.Source) { Locked = rules.ForUrl(spec.Source)?.Sha256 }, spec.Checksum);

    private BaseInput Open(BaseSpec spec, FetchedContent fetched, List<string> notices, IProgress<WorkProgress> progress, CancellationToken cancellation)
    {
        notices.AddRange(fetched.Notices.Select(notice => $"{spec.Source}: {notice}"));
        var disk = spec.IsXz ? Decompress(fetched, progress, cancellation) : fetched.Content;
        var image = BaseImage.Open(disk, spec.Source.ToString());
        if (spec.RootfsSize.Bytes is var declared and > 0 && declared != image.Root.Length)
        {
            notices.Add($"base.rootfs_size says {declared}, but the root partition of the base has {image.Root.Length} bytes. The base counts.");
        }

        return new BaseInput(spec.Source)
        {
            Image = image,
            Locked = rules.Pin(spec.Source, fetched),
            DataStart = new Figure(image.Data.Start),
            Length = new Figure(disk.Length),
            DownloadLength = new Figure(fetched.Length),
            Notices = notices,
        };
    }

    private async Task<FetchRequest> WithChecksumAsync(FetchRequest request, BaseSpec spec, List<string> notices, CancellationToken cancellation)
    {
        if (spec.PublishedMd5 is not { } published || request.Locked is not null)
        {
            return request;
        }

        try
        {
            var text = await fetcher.FetchAsync(
                new FetchRequest(published) { LongestLength = ChecksumFile.LargestText, IsRemembered = false }, progress: null, cancellation);
            return request with { Expected = ChecksumFile.Parse(text.Content.ReadAll(), ChecksumAlgorithm.Md5) };
        }
        catch (FetchException error) when (error.Kind == FetchFailure.NotFound)
        {
            notices.Add($"{spec.Source} has no published checksum, so only its transfer is verified.");
            return request;
        }
        catch (FetchException)
        {
            // A base that is here was verified when it came; without one there is nothing to carry on with.
            if (await fetcher.FindAsync(request, progress: null, cancellation) is null)
            {
                throw;
            }

            return request;
        }
    }

    private async Task<BaseInput> EstimateAsync(BaseSpec spec, CancellationToken cancellation)
    {
        var probe = await fetcher.ProbeAsync(spec.Source, cancellation);
        var download = probe.Length is { } length ? new Figure(length, "length that the server says") : new Figure(spec.RootfsSize.Bytes, FromRecipe);
        return new BaseInput(spec.Source)
        {
            DataStart = new Figure(RootStart + spec.RootfsSize.Bytes, FromRecipe),
            Length = spec.IsXz ? new Figure(download.Bytes * TypicalRatio, $"{TypicalRatio} times its compressed length") : download,
            DownloadLength = download,
        };
    }

    private ByteSource Decompress(FetchedContent compressed, IProgress<WorkProgress> progress, CancellationToken cancellation)
    {
        if (store.FindDerived(RawKind, compressed.Digest) is { } known)
        {
            return known.Content;
        }

        using var input = new MeteredStream(
            compressed.Content.AsStream(), done => progress.Report(new WorkProgress("unpack", compressed.Source.ToString(), done, compressed.Length)));
        using var output = store.BeginBlob();
        try
        {
            using var raw = Decompression.Open(CompressionFormat.Xz, input);
            output.CopyFrom(raw, cancellation);
        }
        catch (CompressedDataException error)
        {
            throw new BaseImageException(compressed.Source.ToString(), [error.Message]);
        }

        var blob = output.Commit();
        store.RecordDerived(RawKind, compressed.Digest, blob.Digest);
        return blob.Content;
    }
}
