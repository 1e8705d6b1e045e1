using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using System.Security.Cryptography;
using Cardshop.Imaging.Manifests;
using Cardshop.Imaging.Rendering;
using Cardshop.Primitives.Digests;
using Cardshop.Primitives.Extents;

namespace Cardshop.Imaging.Verification;

/// <summary>Compares an image with its manifest, range by range, and says which files the differences hit.</summary>
public sealed class ImageVerifier(ByteSource image, ManifestReader manifest)
{
    private long _done;

    /// <summary>Reads all mapped ranges.</summary>
    /// <returns>The differences, in disk order; none when the image is right.</returns>
    /// <exception cref="ManifestFormatException">The manifest cannot be used.</exception>
    /// <exception cref="IOException">The image cannot be read.</exception>
    public IReadOnlyList<ImageDifference> Verify(IProgress<VerificationProgress>? progress = null, CancellationToken cancellation = default)
    {
        var header = manifest.Header();
        if (image.Length != header.Size)
        {
            var missing = new ByteRange(Math.Min(image.Length, header.Size), Math.Abs(header.Size - image.Length));
            return [new ImageDifference(missing, FilesAt([missing])[0], $"the image has {image.Length} bytes, its manifest says {header.Size}")];
        }

        _done = 0;
        var bad = FindBadRanges(header, progress, cancellation);
        if (_done != header.Mapped)
        {
            throw new ManifestFormatException($"Its ranges have {_done} bytes, but it says that {header.Mapped} are mapped: a part of it is missing.");
        }

        return [.. bad.Zip(FilesAt(bad), (range, files) => new ImageDifference(range, files, "the content differs"))];
    }

    private List<ByteRange> FindBadRanges(ManifestHeader header, IProgress<VerificationProgress>? progress, CancellationToken cancellation)
    {
        var bad = new ConcurrentBag<ByteRange>();
        var work = Partitioner.Create(manifest.Ranges(), EnumerablePartitionerOptions.NoBuffering);
        var options = new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount };
        try
        {
            Parallel.ForEach(work, options, () => new byte[Windows.Size], Compare, _ => { });
        }
        catch (AggregateException errors)
        {
            ExceptionDispatchInfo.Throw(errors.Flatten().InnerExceptions[0]);
        }

        return [.. bad.OrderBy(range => range.Offset)];

        byte[] Compare(RangeDigest expected, ParallelLoopState loop, byte[] buffer)
        {
            if (expected.Range.End > image.Length || DigestOf(expected.Range, buffer) != expected.Digest)
            {
                bad.Add(expected.Range);
            }

            var done = Interlocked.Add(ref _done, expected.Range.Length);
            progress?.Report(new VerificationProgress(done, header.Mapped));
            return buffer;
        }
    }

    private Sha256Digest DigestOf(ByteRange range, byte[] buffer)
    {
        var bytes = buffer.AsSpan(0, (int)range.Length);
        image.Read(range.Offset, bytes);
        Span<byte> digest = stackalloc byte[Sha256Digest.Size];
        SHA256.HashData(bytes, digest);
        return new Sha256Digest(digest);
    }

    private IReadOnlyList<IReadOnlyList<string>> FilesAt(IReadOnlyList<ByteRange> ranges) => FilesInRanges.Find(manifest.Files(), ranges);
}
