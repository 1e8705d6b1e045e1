using System.IO.Compression;
using System.Security.Cryptography;
using Cardshop.Content.Archives.Members;
using Cardshop.Primitives.Compression;
using Cardshop.Primitives.Digests;
using Cardshop.Primitives.Extents;

namespace Cardshop.Content.Archives.Zip;

/// <summary>Reads the files of a zip archive: checks and hashes each, and keeps what comes out of those that are compressed.</summary>
internal sealed class ZipUnpacker(ByteSource archive, UnpackedContent unpacked, CancellationToken cancellation) : IDisposable
{
    private readonly byte[] _buffer = GC.AllocateUninitializedArray<byte>(128 << 10);
    private readonly IncrementalHash _sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>Whether files that are compressed in a way can be read.</summary>
    public static bool Supports(ZipMethod method) => method is ZipMethod.Stored or ZipMethod.Deflated or ZipMethod.Bzip2;

    /// <summary>Where the bytes of a file will lie.</summary>
    public static ContentPlace PlaceOf(ZipEntry entry) => entry.Method == ZipMethod.Stored ? ContentPlace.Archive : ContentPlace.Unpacked;

    /// <summary>Reads a file; null when it is damaged.</summary>
    /// <param name="entry">What the directory says of it.</param>
    /// <param name="offset">Where its data begins.</param>
    public MemberContent? Unpack(ZipEntry entry, long offset)
    {
        var isInPlace = PlaceOf(entry) == ContentPlace.Archive;
        var start = isInPlace ? offset : unpacked.Writer.Length;
        return Read(entry, offset, isInPlace ? _ => { } : unpacked.Writer.Write) is { } digest
            ? new MemberContent(start, entry.Length, digest)
            : null;
    }

    /// <summary>Reads a short file into memory; null when it is damaged.</summary>
    /// <inheritdoc cref="Unpack"/>
    public byte[]? ReadAll(ZipEntry entry, long offset)
    {
        var bytes = new MemoryStream();
        return Read(entry, offset, bytes.Write) is null ? null : bytes.ToArray();
    }

    public void Dispose() => _sha256.Dispose();

    private Sha256Digest? Read(ZipEntry entry, long offset, Action<ReadOnlySpan<byte>> take)
    {
        try
        {
            using var stream = Open(entry.Method, archive.Slice(offset, entry.CompressedLength).AsStream());
            return Read(stream, entry, take);
        }
        catch (Exception error) when (error is InvalidDataException or CompressedDataException)
        {
            return null;
        }
    }

    private static Stream Open(ZipMethod method, Stream data) => method switch
    {
        ZipMethod.Stored => data,
        ZipMethod.Deflated => new DeflateStream(data, CompressionMode.Decompress),
        _ => Decompression.Open(CompressionFormat.Bzip2, data),
    };

    /// <summary>Reads to the end; null when that is not where it should be, or the checksum is wrong.</summary>
    private Sha256Digest? Read(Stream stream, ZipEntry entry, Action<ReadOnlySpan<byte>> take)
    {
        var length = 0L;
        var checksum = 0u;
        while (stream.Read(_buffer) is var count and > 0 && (length += count) <= entry.Length)
        {
            cancellation.ThrowIfCancellationRequested();
            var piece = _buffer.AsSpan(0, count);
            checksum = Crc32.Append(checksum, piece);
            _sha256.AppendData(piece);
            take(piece);
        }

        Span<byte> digest = stackalloc byte[Sha256Digest.Size];
        _sha256.GetHashAndReset(digest);
        return length == entry.Length && checksum == entry.Checksum ? new Sha256Digest(digest) : null;
    }
}
