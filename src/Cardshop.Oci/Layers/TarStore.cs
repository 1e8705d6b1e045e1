using System.Buffers.Text;
using System.Text;
using Cardshop.Content.Store;
using Cardshop.Primitives.Compression;
using Cardshop.Primitives.Digests;
using Cardshop.Primitives.Extents;
using Cardshop.Primitives.Tar;

namespace Cardshop.Oci.Layers;

/// <summary>Keeps tars uncompressed, since that is how devices want them and how they can be referenced, and how many entries they have.</summary>
/// <param name="store">Where they lie.</param>
internal sealed class TarStore(ContentStore store)
{
    /// <summary>What more than this many bytes are uncompressed from must be no bomb.</summary>
    private const long RatioThreshold = 100_000_000;

    private const int HighestRatio = 1_000;

    /// <summary>The most digits that a number of entries has.</summary>
    private const int LongestCount = 20;

    /// <summary>What a tar is compressed with. Its first bytes tell: neither media types nor names can be relied on.</summary>
    public static CompressionFormat? Detect(ByteSource tar) =>
        CompressionFormat.Detect(tar.ReadBytes(0, (int)Math.Min(tar.Length, CompressionFormats.MagicLength)));

    /// <summary>Uncompresses a tar into the store.</summary>
    /// <param name="compressed">The tar as it is.</param>
    /// <param name="format">How it is compressed.</param>
    /// <param name="subject">What it is, for messages.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="OciException">It is damaged, or a bomb.</exception>
    public StoredBlob Uncompress(ByteSource compressed, CompressionFormat format, string subject, CancellationToken cancellation)
    {
        using var tar = Decompression.Open(format, compressed.AsStream());
        using var writer = store.BeginBlob();
        var buffer = new byte[1 << 20];
        try
        {
            while (tar.Read(buffer) is var count and > 0)
            {
                cancellation.ThrowIfCancellationRequested();
                writer.Write(buffer.AsSpan(0, count));
                if (writer.Length > RatioThreshold && writer.Length / HighestRatio > compressed.Length)
                {
                    throw new OciException(
                        OciFailure.Unsupported, $"{subject} uncompresses to more than {HighestRatio} times its size. Nothing that is meant well does.");
                }
            }
        }
        catch (CompressedDataException error)
        {
            throw new OciException(OciFailure.Malformed, $"{subject} is damaged, and was so before it was sent. {error.Message}", error);
        }

        return writer.Commit();
    }

    /// <summary>How many files, folders and links a tar holds. It is read once and remembered.</summary>
    /// <param name="digest">Of what the tar is part or all of; with <paramref name="kind"/> it names what is remembered.</param>
    /// <param name="kind">What is counted.</param>
    /// <param name="count">Counts it.</param>
    public long RememberCount(Sha256Digest digest, string kind, Func<long> count)
    {
        if (store.FindDerived(kind, digest) is { Length: <= LongestCount } known
            && Utf8Parser.TryParse(known.Content.ReadAll(), out long remembered, out var used) && used == known.Length)
        {
            return remembered;
        }

        var counted = count();
        using var writer = store.BeginBlob();
        writer.Write(Encoding.ASCII.GetBytes($"{counted}"));
        store.RecordDerived(kind, digest, writer.Commit().Digest);
        return counted;
    }

    /// <summary>Counts files, folders and links.</summary>
    /// <param name="tar">Uncompressed.</param>
    /// <param name="subject">What it is, for messages.</param>
    /// <exception cref="OciException">It is not a tar.</exception>
    public static long CountEntries(ByteSource tar, string subject)
    {
        try
        {
            return TarReader.Read(tar).LongCount();
        }
        catch (TarFormatException error)
        {
            throw new OciException(OciFailure.Malformed, $"{subject} is not a tar that can be read. {error.Message}", error);
        }
    }
}
