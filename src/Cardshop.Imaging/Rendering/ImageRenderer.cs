using System.Security.Cryptography;
using Cardshop.Imaging.Plans;
using Cardshop.Primitives.Digests;
using Cardshop.Primitives.Extents;
using Cardshop.Primitives.Storage;

namespace Cardshop.Imaging.Rendering;

/// <summary>
/// Renders a plan in one pass over the disk: one thread reads sources into aligned buffers, two others write them past the page cache, one
/// hashes each range, and, if asked, one hashes the whole.
/// </summary>
public sealed class ImageRenderer(IStorage storage, TimeProvider clock)
{
    /// <summary>Writes what is not written yet.</summary>
    /// <returns>SHA-256 of the whole image when <see cref="RenderOptions.HashWhole"/> asks for it.</returns>
    /// <exception cref="IOException">A source cannot be read or the target cannot be written; what was recorded stays.</exception>
    /// <exception cref="OperationCanceledException">What was recorded stays.</exception>
    public Sha256Digest? Render(
        ImagePlan plan, RenderTarget target, RenderOptions options, IProgress<RenderProgress>? progress = null, CancellationToken cancellation = default)
    {
        using var whole = options.HashWhole ? new LinearDigest() : null;
        whole?.AppendWritten(FileSource.Open(storage, target.PartPath).Slice(0, target.ResumedAt));
        var checkpoints = new Checkpoints(target, clock, options.CheckpointInterval);
        var done = plan.Extents().TakeWhile(extent => extent.Offset < target.ResumedAt).Sum(extent => Math.Min(extent.End, target.ResumedAt) - extent.Offset);
        target.Image.TryBypassCache();

        try
        {
            Run();
        }
        catch
        {
            TakeLastCheckpoint(checkpoints);
            throw;
        }

        checkpoints.Take();
        return whole?.Finish(plan.Length);

        void Run()
        {
            using var pipeline = new RenderPipeline(Complete, cancellation);
            pipeline.AddStage("write", Write, options.Writers);
            if (options.HashRanges)
            {
                pipeline.AddStage("hash ranges", HashRanges);
            }

            if (whole is not null)
            {
                pipeline.AddStage("hash image", whole.Append);
            }

            new WindowReader(pipeline).Read(plan.Extents(), target.ResumedAt);
            pipeline.Drain();
            cancellation.ThrowIfCancellationRequested();
        }

        void Write(RenderBuffer buffer)
        {
            foreach (var run in buffer.Runs())
            {
                target.Image.Write(run.Offset, buffer[run]);
            }

            checkpoints.TakeIfDue();
        }

        void Complete(RenderBuffer buffer)
        {
            checkpoints.Add(buffer.Digests);
            done += buffer.Segments.Sum(segment => segment.Length);
            progress?.Report(new RenderProgress(done, plan.MappedLength));
        }
    }

    /// <summary>What was written before something failed is kept if it can be; why it failed is the error to tell of.</summary>
    private static void TakeLastCheckpoint(Checkpoints checkpoints)
    {
        try
        {
            checkpoints.Take();
        }
        catch (IOException)
        {
        }
    }

    private static void HashRanges(RenderBuffer buffer)
    {
        Span<byte> digest = stackalloc byte[Sha256Digest.Size];
        foreach (var segment in buffer.Segments)
        {
            SHA256.HashData(buffer[segment], digest);
            buffer.Digests.Add(new RangeDigest(segment, new Sha256Digest(digest)));
        }
    }
}
