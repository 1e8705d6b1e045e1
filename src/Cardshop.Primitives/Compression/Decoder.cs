namespace Cardshop.Primitives.Compression;

/// <summary>Turns compressed bytes into what they stand for, piece by piece.</summary>
internal abstract class Decoder : IDisposable
{
    /// <summary>Takes some of the input, gives some output.</summary>
    /// <param name="input">What has not been consumed yet.</param>
    /// <param name="isLast">No more will come behind <paramref name="input"/>.</param>
    /// <param name="output">Where the output goes; not empty.</param>
    /// <returns>A step that neither consumed nor wrote anything nor ended asks for more input.</returns>
    public abstract DecoderStep Step(ReadOnlySpan<byte> input, bool isLast, Span<byte> output);

    public abstract void Dispose();
}
