using Cardshop.Primitives.Extents;

namespace Cardshop.Formats.Disk.Mbr;

/// <summary>A disk that begins with some bytes and is zero behind them.</summary>
internal sealed class MemoryDisk(byte[] start, long length)
{
    public ByteSource Source { get; } = ConcatSource.Of(new MemorySource(start), new ZeroSource(Math.Max(0, length - start.Length)));
}
