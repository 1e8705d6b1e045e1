using Cardshop.Primitives.Digests;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.Formats.Primitives.Digests;

public sealed class IncrementalChecksumTests
{
    private const string PythonAdler32 =
        "import sys, zlib\nfor path in sys.argv[1:]: print('%08x' % zlib.adler32(open(path, 'rb').read()), path)";

    [Theory]
    [InlineData(ChecksumAlgorithm.Md5, "md5sum")]
    [InlineData(ChecksumAlgorithm.Sha1, "sha1sum")]
    [InlineData(ChecksumAlgorithm.Sha224, "sha224sum")]
    [InlineData(ChecksumAlgorithm.Sha256, "sha256sum")]
    [InlineData(ChecksumAlgorithm.Sha384, "sha384sum")]
    [InlineData(ChecksumAlgorithm.Sha512, "sha512sum")]
    [InlineData(ChecksumAlgorithm.Adler32, "python3", "-c", PythonAdler32)]
    public void Any_split_of_any_length_gives_what_the_tool_says(ChecksumAlgorithm algorithm, string program, params string[] arguments)
    {
        using var folder = new TempFolder();
        var random = new Random(1);
        int[] lengths = [.. Enumerable.Range(0, 260), .. Enumerable.Range(0, 40).Select(_ => random.Next(100_000))];
        var contents = lengths.Select(length => Content(length, random)).ToArray();
        var paths = contents.Select((content, i) => folder.Write($"{i}", content)).ToArray();

        var lines = Tool.Run(program, [.. arguments, .. paths]).TrimEnd().Split('\n');

        var checksums = contents.Select(content => Convert.ToHexStringLower(InPieces(algorithm, content, random)));
        Assert.Equal(lines.Select(line => line.Split(' ')[0]), checksums);
    }

    [Fact]
    public void The_modulo_of_adler32_is_taken_in_time()
    {
        using var folder = new TempFolder();
        var content = new byte[3_000_000];
        content.AsSpan().Fill(0xFF);
        using var checksum = IncrementalChecksum.Create(ChecksumAlgorithm.Adler32);
        checksum.Append(content);

        var expected = Tool.Run("python3", "-c", PythonAdler32, folder.Write("ones", content)).Split(' ')[0];
        Assert.Equal(expected, Convert.ToHexStringLower(checksum.Finish()));
    }

    [Fact]
    public void A_finished_checksum_starts_over()
    {
        foreach (var algorithm in ChecksumAlgorithms.All)
        {
            using var checksum = IncrementalChecksum.Create(algorithm);
            var ofNothing = checksum.Finish();
            checksum.Append("some bytes"u8);
            var ofSome = checksum.Finish();
            Assert.NotEqual(ofNothing, ofSome);
            Assert.Equal(ofNothing, checksum.Finish());
        }
    }

    [Fact]
    public void Names_are_those_of_recipes_and_sizes_are_true()
    {
        var names = ChecksumAlgorithms.All.Select(algorithm => algorithm.ToName());
        Assert.Equal(["md5", "sha-1", "sha-224", "sha-256", "sha-384", "sha-512", "adler32"], names);
        foreach (var algorithm in ChecksumAlgorithms.All)
        {
            Assert.True(ChecksumAlgorithms.TryParse(algorithm.ToName(), out var parsed));
            Assert.Equal(algorithm, parsed);
            using var checksum = IncrementalChecksum.Create(algorithm);
            Assert.Equal(algorithm.Size(), checksum.Finish().Length);
        }
    }

    [Theory]
    [InlineData("sha256")]
    [InlineData("SHA-256")]
    [InlineData("crc32")]
    [InlineData("")]
    [InlineData(null)]
    public void Other_names_are_not_taken(string? name) => Assert.False(ChecksumAlgorithms.TryParse(name, out _));

    private static byte[] Content(int length, Random random)
    {
        var content = new byte[length];
        random.NextBytes(content);
        return content;
    }

    private static byte[] InPieces(ChecksumAlgorithm algorithm, ReadOnlySpan<byte> content, Random random)
    {
        using var checksum = IncrementalChecksum.Create(algorithm);
        while (!content.IsEmpty)
        {
            var piece = content[..random.Next(content.Length + 1)];
            checksum.Append(piece);
            content = content[piece.Length..];
        }

        return checksum.Finish();
    }
}
