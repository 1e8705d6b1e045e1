using System.Security.Cryptography;
using Cardshop.Content.Store;
using Cardshop.Primitives.Digests;

namespace Cardshop.Content.Archives.Tar;

/// <summary>The bytes of a tar archive, read once from front to back.</summary>
/// <param name="stream">Where they come from.</param>
/// <param name="copy">Gets all of them too, where they lie nowhere yet because they were compressed.</param>
/// <param name="guard">Watches how they were compressed, if they were.</param>
/// <param name="problems">Makes the error when they end too early.</param>
internal sealed class TarInput(Stream stream, BlobWriter? copy, CompressionGuard? guard, ArchiveProblems problems) : IDisposable
{
    private readonly byte[] _buffer = GC.AllocateUninitializedArray<byte>(128 << 10);
    private readonly IncrementalHash _sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>How many bytes were read.</summary>
    public long Position { get; private set; }

    /// <summary>Fills a block; false when there is not one byte more.</summary>
    public bool TryFill(Span<byte> block)
    {
        var count = stream.ReadAtLeast(block, block.Length, throwOnEndOfStream: false);
        Pass(block[..count]);
        return count == block.Length || (count == 0 ? false : throw CutOff());
    }

    /// <summary>Fills a block.</summary>
    public void Fill(Span<byte> block)
    {
        if (!TryFill(block))
        {
            throw CutOff();
        }
    }

    /// <summary>Reads on.</summary>
    /// <param name="length">How many bytes, 0 or more.</param>
    /// <returns>The SHA-256 of what was read.</returns>
    public Sha256Digest Hash(long length)
    {
        for (; length > 0; length -= _buffer.Length)
        {
            var piece = _buffer.AsSpan(0, (int)Math.Min(length, _buffer.Length));
            Fill(piece);
            _sha256.AppendData(piece);
        }

        Span<byte> digest = stackalloc byte[Sha256Digest.Size];
        _sha256.GetHashAndReset(digest);
        return new Sha256Digest(digest);
    }

    /// <summary>Reads on to a place.</summary>
    public void SkipTo(long position)
    {
        while (Position < position)
        {
            Fill(_buffer.AsSpan(0, (int)Math.Min(position - Position, _buffer.Length)));
        }
    }

    /// <summary>Reads on to the end where that tells whether all was well: what was compressed has its checksum there.</summary>
    public void Finish()
    {
        while (guard is not null && stream.Read(_buffer) is var count and > 0)
        {
            Pass(_buffer.AsSpan(0, count));
        }
    }

    public void Dispose() => _sha256.Dispose();

    private void Pass(ReadOnlySpan<byte> bytes)
    {
        Position += bytes.Length;
        guard?.Check(Position);
        copy?.Write(bytes);
    }

    private ArchiveException CutOff() => problems.With($"It ends in the middle, at byte {Position}: it was cut off. Get it anew.");
}
