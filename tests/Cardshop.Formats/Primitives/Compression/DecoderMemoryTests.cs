using Cardshop.Primitives.Compression;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.Formats.Primitives.Compression;

/// <summary>Memory outside the heap that is collected can be seen for the whole process only.</summary>
[Collection(Alone)]
[CollectionDefinition(Alone, DisableParallelization = true)]
public sealed class DecoderMemoryTests
{
    private const string Alone = "Alone in the process";

    private const long Most = 60_000_000;

    public static TheoryData<CompressionFormat> Formats => [.. Enum.GetValues<CompressionFormat>()];

    [Theory]
    [MemberData(nameof(Formats))]
    public void Decoders_that_are_left_half_way_give_their_memory_back(CompressionFormat format)
    {
        using var folder = new TempFolder();
        var content = new byte[200_000];
        new Random(1).NextBytes(content);
        var compressed = new CompressionTool(format, folder).Compress(content, "-1");
        Leave(DecodersOf(format) / 10, format, compressed);

        // The process has other memory too, which comes and goes; what is not given back grows every time.
        var growth = Enumerable.Range(0, 3).Select(_ => Growth(format, compressed)).Min();
        Assert.InRange(growth, long.MinValue, Most);
    }

    /// <summary>Decoders hold 40 kB (gzip) up to megabytes (bzip2, which is also the slowest): what they would lose is more than may be missing.</summary>
    private static int DecodersOf(CompressionFormat format) => format is CompressionFormat.Bzip2 ? 200 : 2000;

    private static long Growth(CompressionFormat format, byte[] compressed)
    {
        var before = WorkingSet();
        Leave(DecodersOf(format), format, compressed);
        return WorkingSet() - before;
    }

    private static void Leave(int decoders, CompressionFormat format, byte[] compressed)
    {
        for (var i = 0; i < decoders; i++)
        {
            using var stream = Decompression.Open(format, new MemoryStream(compressed));
            _ = stream.ReadByte();
        }
    }

    private static long WorkingSet()
    {
        GC.Collect();
        return Environment.WorkingSet;
    }
}
