using Cardshop.Imaging.Plans;
using Cardshop.Primitives.Extents;

namespace Cardshop.Imaging.Rendering;

/// <summary>Cuts the extents of a plan at window borders and reads each piece into the buffer of its window.</summary>
internal sealed class WindowReader(RenderPipeline pipeline)
{
    /// <param name="extents">In disk order.</param>
    /// <param name="start">What lies before this offset is left out.</param>
    public void Read(IEnumerable<PlannedExtent> extents, long start)
    {
        RenderBuffer? buffer = null;
        foreach (var extent in extents)
        {
            for (var at = Math.Max(extent.Offset, start); at < extent.End;)
            {
                var window = at / RenderBuffer.WindowSize;
                if (buffer?.Window != window)
                {
                    Submit(buffer);
                    buffer = pipeline.Rent();
                    buffer.Start(window);
                }

                var piece = new ByteRange(at, Math.Min(extent.End, (window + 1) * RenderBuffer.WindowSize) - at);
                extent.Read(at - extent.Offset, buffer.Add(piece));
                at = piece.End;
            }
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
