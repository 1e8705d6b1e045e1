using Cardshop.Imaging.Locks;
using Cardshop.Imaging.Manifests;
using Cardshop.Imaging.Planning;
using Cardshop.Imaging.Plans;
using Cardshop.Imaging.Rendering;
using Cardshop.Primitives.Digests;
using Cardshop.Primitives.Storage;

namespace Cardshop.Imaging.Creation;

/// <summary>Makes an image of a plan: renders it, writes its manifest, and gives both their names.</summary>
public sealed class ImageCreation(IStorage storage, TimeProvider clock)
{
    /// <summary>Makes an image, or carries on where an interrupted run of the same plan stopped.</summary>
    /// <param name="planned">What to make; its plan must be there.</param>
    /// <param name="place">Where; <see cref="OutputPlace.Require"/> has agreed.</param>
    /// <param name="options">How.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellation">Ends it; what was written stays.</param>
    /// <exception cref="IOException">Something cannot be read or written.</exception>
    public CreatedImage Create(
        PlannedImage planned, OutputPlace place, CreationOptions options, IProgress<RenderProgress>? progress = null, CancellationToken cancellation = default)
    {
        var plan = planned.Plan ?? throw new ArgumentException("Not all inputs are at hand.", nameof(planned));
        using var target = RenderTarget.Open(storage, place.Image, plan);
        var resumedAt = target.ResumedAt;
        try
        {
            place.RequireRoom(Remaining(plan, resumedAt));
            var whole = new ImageRenderer(storage, clock).Render(plan, target, new RenderOptions { HashWhole = options.HashWhole }, progress, cancellation);
            WriteManifest(place.Manifest, plan, planned.Request.RecipeDigest, planned.Inputs.ToLock(), target, whole);
            if (options.BlockMap)
            {
                Write(place.BlockMap, RangeMap.Of(plan.Length, target.Ranges()).Write);
            }
            else
            {
                storage.Delete(place.BlockMap);
            }

            target.Publish(options.BlockMap ? [place.Manifest, place.BlockMap] : [place.Manifest]);
            return new CreatedImage(place.Image, place.Manifest, options.BlockMap ? place.BlockMap : null, plan.Length, plan.MappedLength, whole, resumedAt);
        }
        catch (Exception error) when (error is not OperationCanceledException && !options.KeepFailed)
        {
            target.Discard();
            storage.Delete(place.Manifest + ".part");
            storage.Delete(place.BlockMap + ".part");
            throw;
        }
    }

    private static long Remaining(ImagePlan plan, long resumedAt) =>
        plan.Extents().Sum(extent => Math.Max(0, extent.End - Math.Max(extent.Offset, resumedAt)));

    private void WriteManifest(string path, ImagePlan plan, Sha256Digest recipe, ImageLock inputs, RenderTarget target, Sha256Digest? whole) =>
        Write(path, stream => ManifestWriter.Write(stream, plan, recipe, inputs, target.Ranges(), whole));

    private void Write(string path, Action<Stream> content)
    {
        using var stream = new StorageStream(storage.Open(path + ".part", StorageMode.Replace));
        content(stream);
        stream.FlushToDisk();
    }
}
