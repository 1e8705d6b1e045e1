using System.Security.Cryptography;
using Cardshop.Primitives.Digests;
using Cardshop.Primitives.Extents;

namespace Cardshop.Content.Store.Writing;

/// <summary>The SHA-256 of bytes as they pass, and one checksum of another kind if somebody asks for it.</summary>
/// <param name="also">The other kind.</param>
public sealed class ContentHash(ChecksumAlgorithm also = ChecksumAlgorithm.Sha256) : IDisposable
{
    private static readonly byte[] Zeros = new byte[1 << 20];

    private readonly IncrementalHash _sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly IncrementalChecksum? _other = also == ChecksumAlgorithm.Sha256 ? null : IncrementalChecksum.Create(also);

    /// <summary>The digest of a whole source.</summary>
    public static Sha256Digest Of(ByteSource source)
    {
        using var hash = new ContentHash();
        hash.Append(source, source.Length);
        return hash.Digest();
    }

    /// <summary>Appends bytes.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        _sha256.AppendData(bytes);
        _other?.Append(bytes);
    }

    /// <summary>Appends zeros.</summary>
    public void AppendZeros(long count)
    {
        for (; count > 0; count -= Zeros.Length)
        {
            Append(Zeros.AsSpan(0, (int)Math.Min(count, Zeros.Length)));
        }
    }

    /// <summary>Appends the first bytes of a source.</summary>
    /// <param name="source">Where they are.</param>
    /// <param name="length">How many.</param>
    /// <param name="progress">Told how many of them were hashed.</param>
    /// <param name="cancellation">Ends it.</param>
    public void Append(ByteSource source, long length, Action<long>? progress = null, CancellationToken cancellation = default)
    {
        using var block = new Block(Block.UsualSize);
        for (var offset = 0L; offset < length; offset += block.Count)
        {
            cancellation.ThrowIfCancellationRequested();
            block.StartAt(offset);
            block.Advance((int)Math.Min(Block.UsualSize, length - offset));
            source.Read(offset, block.Filled);
            Append(block.Filled);
            progress?.Invoke(offset + block.Count);
        }
    }

    /// <summary>SHA-256 of what was appended so far.</summary>
    public Sha256Digest Digest()
    {
        Span<byte> digest = stackalloc byte[Sha256Digest.Size];
        _sha256.GetCurrentHash(digest);
        return new Sha256Digest(digest);
    }

    /// <summary>The checksum of the other kind, or SHA-256 where none was asked for. Once only.</summary>
    public Checksum Checksum() => _other is null
        ? new Checksum(ChecksumAlgorithm.Sha256, Digest().ToString())
        : new Checksum(also, Convert.ToHexStringLower(_other.Finish()));

    /// <inheritdoc/>
    public void Dispose()
    {
        _sha256.Dispose();
        _other?.Dispose();
    }
}
