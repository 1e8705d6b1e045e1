using System.Numerics;
using Cardshop.Primitives.Sizes;
using static Cardshop.Primitives.Compression.ZstdInterop;

namespace Cardshop.Primitives.Compression;

/// <summary>Zstandard by libzstd.</summary>
internal sealed unsafe class ZstdDecoder : Decoder
{
    private readonly long _windowLimit;
    private readonly DecoderHandle _handle;
    private bool _betweenFrames;

    /// <param name="windowLimit">In bytes, a power of two.</param>
    public ZstdDecoder(long windowLimit)
    {
        SystemLibrary.Zstd.Require();
        _windowLimit = windowLimit;
        _handle = new DecoderHandle(Create(), state => Free(state));
        if (_handle.IsInvalid || IsError(SetParameter(_handle, WindowLogLimit, BitOperations.Log2((ulong)windowLimit))) != 0)
        {
            throw new InvalidOperationException($"{SystemLibrary.ZstdName} could not be set up.");
        }
    }

    public override DecoderStep Step(ReadOnlySpan<byte> input, bool isLast, Span<byte> output)
    {
        if (_betweenFrames && input.IsEmpty)
        {
            return isLast ? DecoderStep.End : DecoderStep.MoreInput;
        }

        fixed (byte* inputStart = input, outputStart = output)
        {
            var from = new ZstdBuffer { Start = inputStart, Size = (nuint)input.Length };
            var to = new ZstdBuffer { Start = outputStart, Size = (nuint)output.Length };
            var result = Decompress(_handle, &to, &from);
            _betweenFrames = result == 0;
            return new DecoderStep((int)from.Position, (int)to.Position, Problem: Problem(result));
        }
    }

    public override void Dispose() => _handle.Dispose();

    private string? Problem(nuint result)
    {
        if (IsError(result) == 0)
        {
            return null;
        }

        return ErrorCode(result) == WindowTooLarge
            ? $"has a window larger than {new ByteSize(_windowLimit)}; compress it without --long, or with --long=27 at the most"
            : DecoderStep.Damaged;
    }
}
