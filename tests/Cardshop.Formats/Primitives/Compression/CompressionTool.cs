using Cardshop.Primitives.Compression;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.Formats.Primitives.Compression;

/// <summary>gzip, bzip2, xz and zstd themselves.</summary>
internal sealed class CompressionTool(CompressionFormat format, TempFolder folder)
{
    private int _files;

    private string NextPath => folder[$"{format.ToName()}-{_files++}"];

    public byte[] Compress(byte[] content, params IEnumerable<string> options)
    {
        var (input, output) = (NextPath, NextPath);
        File.WriteAllBytes(input, content);
        Tool.Run("sh", "-c", $"{format.ToName()} {string.Join(' ', options)} -c < {input} > {output}");
        return File.ReadAllBytes(output);
    }

    /// <summary>What the tool makes of compressed bytes; null when it refuses them.</summary>
    public byte[]? Decompress(byte[] compressed)
    {
        var (input, output) = (NextPath, NextPath);
        File.WriteAllBytes(input, compressed);
        var result = Tool.Try("sh", "-c", $"{format.ToName()} -d -c < {input} > {output}");

        // gzip ends with 2 when all it has is a warning.
        var accepted = result.ExitCode == 0 || (format == CompressionFormat.Gzip && result.ExitCode == 2);
        return accepted ? File.ReadAllBytes(output) : null;
    }

    /// <summary>What we make of compressed bytes; null when we refuse them.</summary>
    public byte[]? DecompressHere(byte[] compressed)
    {
        try
        {
            return ReadAll(new MemoryStream(compressed));
        }
        catch (CompressedDataException error)
        {
            Assert.Equal(format, error.Format);
            Assert.InRange(error.Position, 0, compressed.Length);
            return null;
        }
    }

    public byte[] ReadAll(Stream compressed)
    {
        using var stream = Decompression.Open(format, compressed);
        var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }
}
