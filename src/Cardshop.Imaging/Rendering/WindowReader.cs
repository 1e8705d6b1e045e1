using Cardshop.Imaging.Plans;

namespace Cardshop.Imaging.Rendering;

/// <summary>Reads the extents of a plan, window by window, each window into a buffer of its own.</summary>
internal sealed class WindowReader(RenderPipeline pipeline)
{
    /// <param name="extents">In disk order.</param>
    /// <param name="start">What lies before this offset is left out.</param>
    public void Read(IEnumerable<PlannedExtent> extents, long start)
    {
        RenderBuffer? buffer = null;
        foreach (var (extent, piece) in Windows.Cut(extents, start))
        {
            var window = piece.Offset / Windows.Size;
            if (buffer?.Window != window)
            {
                Submit(buffer);
                buffer = pipeline.Rent();
                buffer.Start(window);
            }

            extent.Read(piece.Offset - extent.Offset, buffer.Add(piece));
        }

        Submit(buffer);
    }

    private void Submit(RenderBuffer? buffer)
    {
        if (buffer is not null)
        {
            pipeline.Submit(buffer);
        }
    }
}
