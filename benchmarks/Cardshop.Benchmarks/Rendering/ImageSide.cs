using Cardshop.Benchmarks.Measuring;
using Cardshop.Imaging.Locks;
using Cardshop.Imaging.Manifests;
using Cardshop.Imaging.Plans;
using Cardshop.Imaging.Rendering;
using Cardshop.Primitives.Storage;

namespace Cardshop.Benchmarks.Rendering;

/// <summary>Plans and renders an image as the program does, and flushes it. What is timed is the render; the process does both.</summary>
internal static class ImageSide
{
    public const string NoHashes = "none";
    public const string RangeHashes = "ranges";
    public const string AllHashes = "whole";

    public static double Render(string hashes, string inputs, string output)
    {
        using var storage = new PhysicalStorage();
        var plan = ImageInputs.Plan(storage, inputs).Plan;
        var options = new RenderOptions { HashRanges = hashes is not NoHashes, HashWhole = hashes is AllHashes };
        return Children.Time(() => Render(storage, plan, options, output));
    }

    private static void Render(PhysicalStorage storage, ImagePlan plan, RenderOptions options, string output)
    {
        using var target = RenderTarget.Open(storage, output, plan);
        var whole = new ImageRenderer(storage, TimeProvider.System).Render(plan, target, options);
        if (!options.HashRanges)
        {
            target.Publish();
            return;
        }

        var manifest = output + ".manifest.json";
        using (var stream = new StorageStream(storage.Open(manifest + ".part", StorageMode.Replace)))
        {
            var nothing = new LockedContent(new Uri("file:///base.img"), 0, default);
            ManifestWriter.Write(stream, plan, default, new ImageLock(nothing, [], []), target.Ranges(), whole);
            stream.FlushToDisk();
        }

        target.Publish(manifest);
    }
}
