using Cardshop.Primitives.Extents;
using Cardshop.Primitives.Streams;

namespace Cardshop.Content.Archives;

/// <summary>An archive as it is read from front to back, with an eye on the person who waits for that.</summary>
internal sealed class ArchivePass(ByteSource archive, IProgress<long>? progress, CancellationToken cancellation) : ForwardStream
{
    private const int ProgressStep = 4 << 20;

    private long _reported;

    /// <summary>How many bytes of the archive were read.</summary>
    public long BytesRead { get; private set; }

    public override int Read(Span<byte> buffer)
    {
        cancellation.ThrowIfCancellationRequested();
        var count = (int)Math.Min(buffer.Length, archive.Length - BytesRead);
        archive.Read(BytesRead, buffer[..count]);
        BytesRead += count;
        if (BytesRead - _reported >= ProgressStep || count == 0)
        {
            progress?.Report(BytesRead);
            _reported = BytesRead;
        }

        return count;
    }
}
