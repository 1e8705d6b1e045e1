using Cardshop.Content.Store;
using Cardshop.Primitives.Streams;

namespace Cardshop.Content.Archives.Tar;

/// <summary>The bytes of a tar archive, read once from front to back.</summary>
/// <param name="stream">Where they come from.</param>
/// <param name="copy">Gets all of them too, where they lie nowhere yet because they were compressed.</param>
/// <param name="guard">Watches how they were compressed, if they were.</param>
internal sealed class TarInput(Stream stream, BlobWriter? copy, CompressionGuard? guard) : ForwardStream
{
    private long _position;

    /// <summary>How many bytes were read.</summary>
    public override long Position
    {
        get => _position;
        set => base.Position = value;
    }

    public override int Read(Span<byte> buffer)
    {
        var count = stream.Read(buffer);
        _position += count;
        guard?.Check(_position);
        copy?.Write(buffer[..count]);
        return count;
    }

    /// <summary>Reads on to the end where that tells whether all was well: what was compressed has its checksum there.</summary>
    public void Finish()
    {
        if (guard is not null)
        {
            CopyTo(Null);
        }
    }
}
