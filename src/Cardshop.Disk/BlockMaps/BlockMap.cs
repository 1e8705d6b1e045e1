using Cardshop.Primitives.Extents;

namespace Cardshop.Disk.BlockMaps;

/// <summary>
/// Which blocks of an image have to be written to a card, in the form of bmap-tools, version 2.0.
/// See <see href="https://github.com/yoctoproject/bmaptool"/> and the sample at <see cref="Write"/>.
/// </summary>
public sealed class BlockMap
{
    /// <summary>The size of a block that everybody uses.</summary>
    public const int UsualBlockSize = 4096;

    /// <param name="imageSize">Size of the image in bytes, 0 or more.</param>
    /// <param name="ranges">Ranges of blocks, in order, disjoint, within the image.</param>
    /// <param name="blockSize">Size of a block in bytes, 1 or more.</param>
    /// <exception cref="ArgumentException">A size is out of range, or the ranges are.</exception>
    public BlockMap(long imageSize, IReadOnlyList<MappedRange> ranges, int blockSize = UsualBlockSize)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(imageSize);
        ArgumentOutOfRangeException.ThrowIfLessThan(blockSize, 1);
        ImageSize = imageSize;
        BlockSize = blockSize;
        Ranges = ranges;
        if (Misplaced(ranges, BlockCount) is { } problem)
        {
            throw new ArgumentException(problem, nameof(ranges));
        }
    }

    /// <summary>Size of the image in bytes.</summary>
    public long ImageSize { get; }

    /// <summary>Size of a block in bytes.</summary>
    public int BlockSize { get; }

    /// <summary>Number of blocks; the last one may be cut short by the end of the image.</summary>
    public long BlockCount => CountBlocks(ImageSize, BlockSize);

    /// <summary>The blocks that hold something, in order, disjoint.</summary>
    public IReadOnlyList<MappedRange> Ranges { get; }

    /// <summary>Number of blocks that hold something.</summary>
    public long MappedBlockCount => Ranges.Sum(range => range.Count);

    /// <summary>Where a range lies in the image, in bytes.</summary>
    public ByteRange BytesOf(MappedRange range)
    {
        var start = range.First * BlockSize;
        var end = range.Last == BlockCount - 1 ? ImageSize : (range.Last + 1) * BlockSize;
        return new ByteRange(start, end - start);
    }

    /// <summary>
    /// Reads a block map of version 2.x or 1.4 (which is 2.0 by another number) with SHA-256, and verifies its own checksum.
    /// </summary>
    /// <param name="file">The XML file, of at most 256 MiB; it is read twice.</param>
    /// <exception cref="DiskFormatException">The file is no such block map, or was changed since its checksum was made.</exception>
    public static BlockMap Read(ByteSource file) => new BlockMapReader(file).Read();

    /// <summary>
    /// Writes the map in version 2.0. The file's checksum is that of the file itself with 64 zeros in the checksum's place.
    /// <code>
    /// &lt;?xml version="1.0" ?&gt;
    /// &lt;bmap version="2.0"&gt;
    ///     &lt;ImageSize&gt; 821752 &lt;/ImageSize&gt;
    ///     &lt;BlockSize&gt; 4096 &lt;/BlockSize&gt;
    ///     &lt;BlocksCount&gt; 201 &lt;/BlocksCount&gt;
    ///     &lt;MappedBlocksCount&gt; 3 &lt;/MappedBlocksCount&gt;
    ///     &lt;ChecksumType&gt; sha256 &lt;/ChecksumType&gt;
    ///     &lt;BmapFileChecksum&gt; 580be185...6203a971 &lt;/BmapFileChecksum&gt;
    ///     &lt;BlockMap&gt;
    ///         &lt;Range chksum="fceaec2d...64ed4732"&gt; 0-1 &lt;/Range&gt;
    ///         &lt;Range chksum="f94709c7...4ca84a51"&gt; 198 &lt;/Range&gt;
    ///     &lt;/BlockMap&gt;
    /// &lt;/bmap&gt;
    /// </code>
    /// </summary>
    public void Write(Stream destination) => BlockMapWriter.Write(this, destination);

    /// <summary>The first range that is out of order or out of the image, as a sentence; null when none is.</summary>
    internal static string? Misplaced(IReadOnlyList<MappedRange> ranges, long blockCount)
    {
        var next = 0L;
        foreach (var range in ranges)
        {
            if (range.First < next || range.Last < range.First || range.Last >= blockCount)
            {
                return $"The range {range.First}-{range.Last} is not among blocks {next} to {blockCount - 1}.";
            }

            next = range.Last + 1;
        }

        return null;
    }

    internal static long CountBlocks(long imageSize, long blockSize) => (imageSize / blockSize) + (imageSize % blockSize == 0 ? 0 : 1);
}
