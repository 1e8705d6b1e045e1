using Cardshop.Cards.Devices;
using Cardshop.Cards.Devices.Real;
using Cardshop.Primitives.Extents;
using Cardshop.Primitives.Storage;

namespace Cardshop.Cards.Discovery.Contents;

/// <summary>A disk that is open to be read only, past the page cache, in which the bytes of an earlier card might be.</summary>
internal sealed class MediumSource : ByteSource, IDisposable
{
    private const int WindowSize = 64 << 10;

    private readonly OpenMedium _medium;
    private readonly AlignedBuffer _window = new(WindowSize);
    private long _start;
    private int _held;

    private MediumSource(OpenMedium medium, long length)
    {
        _medium = medium;
        Length = length;
    }

    /// <inheritdoc/>
    public override long Length { get; }

    /// <summary>Opens a disk.</summary>
    /// <exception cref="IOException">It cannot be opened; the message says what to do.</exception>
    public static MediumSource Open(FoundDisk disk)
    {
        try
        {
            return new MediumSource(new OpenMedium(SystemCall.Open(disk.Path, 0), isWritable: false, disk.SectorSize), disk.Length);
        }
        catch (IOException error)
        {
            throw OpenFailures.Of(disk.Path, error);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _medium.Dispose();
        _window.Dispose();
    }

    /// <inheritdoc/>
    protected override void ReadCore(long offset, Span<byte> destination)
    {
        while (!destination.IsEmpty)
        {
            Load(offset);
            var within = (int)(offset - _start);
            var count = Math.Min(destination.Length, _held - within);
            _window.Span.Slice(within, count).CopyTo(destination);
            destination = destination[count..];
            offset += count;
        }
    }

    private void Load(long offset)
    {
        if (offset >= _start && offset < _start + _held)
        {
            return;
        }

        var start = offset & -IBlockDevice.Alignment;
        var count = (int)Math.Min(WindowSize, Length - start);
        _held = 0;
        _medium.Read(start, _window.Span[..count]);
        (_start, _held) = (start, count);
    }
}
