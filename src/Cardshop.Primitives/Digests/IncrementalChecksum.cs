using System.Security.Cryptography;

namespace Cardshop.Primitives.Digests;

/// <summary>A checksum over bytes that arrive in pieces.</summary>
public abstract class IncrementalChecksum : IDisposable
{
    /// <summary>A checksum of no bytes yet.</summary>
    public static IncrementalChecksum Create(ChecksumAlgorithm algorithm) => algorithm switch
    {
        ChecksumAlgorithm.Md5 => new FrameworkChecksum(HashAlgorithmName.MD5),
        ChecksumAlgorithm.Sha1 => new FrameworkChecksum(HashAlgorithmName.SHA1),
        ChecksumAlgorithm.Sha224 => new Sha224(),
        ChecksumAlgorithm.Sha256 => new FrameworkChecksum(HashAlgorithmName.SHA256),
        ChecksumAlgorithm.Sha384 => new FrameworkChecksum(HashAlgorithmName.SHA384),
        ChecksumAlgorithm.Sha512 => new FrameworkChecksum(HashAlgorithmName.SHA512),
        ChecksumAlgorithm.Adler32 => new Adler32(),
        _ => throw new ArgumentOutOfRangeException(nameof(algorithm), algorithm, "There is no such checksum algorithm."),
    };

    /// <summary>Carries the checksum on over more bytes.</summary>
    public abstract void Append(ReadOnlySpan<byte> bytes);

    /// <summary>The checksum of all bytes that were appended. The next one starts over with none.</summary>
    public abstract byte[] Finish();

    /// <inheritdoc/>
    public virtual void Dispose() => GC.SuppressFinalize(this);
}
