using Cardshop.Primitives.Extents;

namespace Cardshop.Formats.Disk.Ext4;

/// <summary>
/// A pattern, then zeros that nobody is told of: a file of any length that takes all its blocks of a volume, but hardly any room in the
/// sparse file that the volume is written to.
/// </summary>
internal sealed class HeadSource(ulong seed, long length) : ByteSource
{
    private const int HeadLength = 5000;

    private readonly PatternSource _head = new(seed, Math.Min(length, HeadLength));

    public override long Length => length;

    protected override void ReadCore(long offset, Span<byte> destination)
    {
        var patterned = (int)Math.Clamp(_head.Length - offset, 0, destination.Length);
        if (patterned > 0)
        {
            _head.Read(offset, destination[..patterned]);
        }

        destination[patterned..].Clear();
    }
}
