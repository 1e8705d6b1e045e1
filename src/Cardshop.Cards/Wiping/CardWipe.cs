using Cardshop.Cards.Devices;
using Cardshop.Primitives.Extents;
using Cardshop.Primitives.Storage;

namespace Cardshop.Cards.Wiping;

/// <summary>
/// Makes a card look new: the partition table, its copy at the end, and what RAID keeps there are zeroed, the rest is discarded where the device can. It is no secure erasure.
/// </summary>
public static class CardWipe
{
    /// <summary>What is zeroed at either end, in bytes.</summary>
    public const int EdgeLength = 1 << 20;

    /// <summary>Wipes a card, and reads back from the medium what was zeroed.</summary>
    /// <exception cref="DeviceException">The device did not do it.</exception>
    public static async Task RunAsync(IBlockDevice device, CancellationToken cancellation)
    {
        var (first, middle, last) = Parts(device.Length);
        IReadOnlyList<ByteRange> edges = last.Length > 0 ? [first, last] : [first];
        foreach (var edge in edges)
        {
            await device.ZeroAsync(edge, cancellation);
        }

        if (middle.Length > 0)
        {
            await device.DiscardAsync(middle, cancellation);
        }

        await device.FlushAsync(cancellation);
        using var memory = new AlignedMemory(new AlignedBuffer(EdgeLength + IBlockDevice.Alignment));
        foreach (var edge in edges)
        {
            var bytes = memory.Memory[..(int)edge.Length];
            await device.ReadAsync(edge.Offset, bytes, cancellation);
            if (bytes.Span.ContainsAnyExcept((byte)0))
            {
                throw new DeviceException(
                    DeviceFault.Medium, edge, $"{device.Name}: zeros were written at bytes {edge.Offset} to {edge.End}, but something else is read. The card is worn out, or not what it says.");
            }
        }
    }

    private static (ByteRange First, ByteRange Middle, ByteRange Last) Parts(long length)
    {
        var first = new ByteRange(0, Math.Min(EdgeLength, length));
        var start = Math.Max(first.End, (length - EdgeLength) & -IBlockDevice.Alignment);
        start = Math.Min(start, length);
        return (first, new ByteRange(first.End, start - first.End), new ByteRange(start, length - start));
    }
}
