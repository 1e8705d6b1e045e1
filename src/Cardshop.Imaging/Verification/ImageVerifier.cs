using System.Collections.Concurrent;
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
    public IReadOnlyList<ImageDifference> Verify(IProgress<VerificationProgress>? progress = null, CancellationToken cancellation = default)
    {
        var header = manifest.Header();
        if (image.Length != header.Size)
        {
            var missing = new ByteRange(Math.Min(image.Length, header.Size), Math.Abs(header.Size - image.Length));
            return [new ImageDifference(missing, FilesAt([missing])[0], $"the image has {image.Length} bytes, its manifest says {header.Size}")];
        }

        var bad = FindBadRanges(header, progress, cancellation);
        return [.. bad.Zip(FilesAt(bad), (range, files) => new ImageDifference(range, files, "the content differs"))];
    }

    private List<ByteRange> FindBadRanges(ManifestHeader header, IProgress<VerificationProgress>? progress, CancellationToken cancellation)
    {
        var bad = new ConcurrentBag<ByteRange>();
        var work = Partitioner.Create(manifest.Ranges(), EnumerablePartitionerOptions.NoBuffering);
        var options = new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount };
        Parallel.ForEach(work, options, () => new byte[RenderBuffer.WindowSize], (expected, _, buffer) =>
        {
            if (expected.Range.End > image.Length || DigestOf(expected.Range, buffer) != expected.Digest)
            {
                bad.Add(expected.Range);
            }

            progress?.Report(new VerificationProgress(Interlocked.Add(ref _done, expected.Range.Length), header.Mapped));
            return buffer;
        }, _ => { });
        return [.. bad.OrderBy(range => range.Offset)];
    }

    private Sha256Digest DigestOf(ByteRange range, byte[] buffer)
    {
        var bytes = buffer.AsSpan(0, (int)range.Length);
        image.Read(range.Offset, bytes);
        Span<byte> digest = stackalloc byte[Sha256Digest.Size];
        SHA256.HashData(bytes, digest);
        return new Sha256Digest(digest);
    }

    /// <summary>For each range the paths of the files that lie there.</summary>
    private List<string>[] FilesAt(IReadOnlyList<ByteRange> ranges)
    {
        var paths = ranges.Select(_ => new List<string>()).ToArray();
        foreach (var file in ranges.Count == 0 ? [] : manifest.Files())
        {
            for (var i = 0; i < ranges.Count; i++)
            {
                if (file.Extents.Any(extent => extent.Intersect(ranges[i]).Length > 0))
                {
                    paths[i].Add(file.Path);
                }
            }
        }

        return paths;
    }
}
