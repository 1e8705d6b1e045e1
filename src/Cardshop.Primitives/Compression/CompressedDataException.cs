namespace Cardshop.Primitives.Compression;

/// <summary>Compressed bytes are damaged, cut off, or ask for more memory than they get.</summary>
/// <param name="format">What the bytes should be.</param>
/// <param name="position">How many compressed bytes were read when the trouble was noticed.</param>
/// <param name="problem">What is wrong: the end of a sentence that starts with the name of the format.</param>
public sealed class CompressedDataException(CompressionFormat format, long position, string problem)
    : IOException($"The {format.ToName()} data {problem} (at byte {position} of it).")
{
    /// <summary>What the bytes should be.</summary>
    public CompressionFormat Format { get; } = format;

    /// <summary>How many compressed bytes were read when the trouble was noticed.</summary>
    public long Position { get; } = position;
}
