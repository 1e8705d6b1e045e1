using Cardshop.Primitives.Streams;

namespace Cardshop.Imaging.Inputs;

/// <summary>Tells how much was read of a stream.</summary>
internal sealed class MeteredStream(Stream inner, Action<long> report) : ForwardStream
{
    private long _read;

    public override int Read(Span<byte> buffer)
    {
        var count = inner.Read(buffer);
        _read += count;
        report(_read);
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
