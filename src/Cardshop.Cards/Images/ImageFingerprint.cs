using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Cardshop.Primitives.Digests;
using Cardshop.Primitives.Extents;
using Cardshop.Primitives.Storage;

namespace Cardshop.Cards.Images;

/// <summary>By what an image is known again without reading all of it.</summary>
internal static class ImageFingerprint
{
    private const int SampleCount = 64;
    private const int SampleLength = 4096;

    /// <summary>Of an image that a file with digests describes.</summary>
    public static Sha256Digest Of(string kind, ByteSource description)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(kind));
        using var stream = description.AsStream();
        var buffer = new byte[1 << 16];
        for (var read = stream.Read(buffer); read > 0; read = stream.Read(buffer))
        {
            hash.AppendData(buffer.AsSpan(0, read));
        }

        return new Sha256Digest(hash.GetHashAndReset());
    }

    /// <summary>Of an image that nothing describes: where it lies, how large it is, when it was last changed, and samples of it.</summary>
    public static Sha256Digest Of(StorageEntry entry, ByteSource content)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(entry.Path));
        Span<byte> number = stackalloc byte[sizeof(long)];
        foreach (var value in new[] { entry.Length, entry.Modified.UtcTicks })
        {
            BinaryPrimitives.WriteInt64LittleEndian(number, value);
            hash.AppendData(number);
        }

        var step = Math.Max(SampleLength, entry.Length / SampleCount / SampleLength * SampleLength);
        for (var at = 0L; at < entry.Length; at += step)
        {
            hash.AppendData(content.ReadBytes(at, (int)Math.Min(SampleLength, entry.Length - at)));
        }

        return new Sha256Digest(hash.GetHashAndReset());
    }
}
