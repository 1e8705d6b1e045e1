using System.Security.Cryptography;

namespace Cardshop.Primitives.Digests;

/// <summary>A checksum that the framework computes.</summary>
internal sealed class FrameworkChecksum(HashAlgorithmName name) : IncrementalChecksum
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(name);

    public override void Append(ReadOnlySpan<byte> bytes) => _hash.AppendData(bytes);

    public override byte[] Finish() => _hash.GetHashAndReset();

    public override void Dispose()
    {
        _hash.Dispose();
        base.Dispose();
    }
}
