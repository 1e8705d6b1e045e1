using System.Runtime.InteropServices;
using static Cardshop.Primitives.Compression.Bzip2Interop;

namespace Cardshop.Primitives.Compression;

/// <summary>bzip2 by libbz2.</summary>
internal sealed unsafe class Bzip2Decoder : Decoder
{
    private readonly DecoderHandle _handle;
    private bool _betweenStreams;

    private static ReadOnlySpan<byte> Magic => "BZh"u8;

    public Bzip2Decoder()
    {
        SystemLibrary.Bzip2.Require();
        _handle = new DecoderHandle((nint)NativeMemory.AllocZeroed((nuint)sizeof(BzStream)), Release);
        Begin();
    }

    public override DecoderStep Step(ReadOnlySpan<byte> input, bool isLast, Span<byte> output)
    {
        if (_betweenStreams)
        {
            if (!isLast && input.Length < Magic.Length)
            {
                return DecoderStep.MoreInput;
            }

            if (!StartsStream(input))
            {
                return DecoderStep.End;
            }

            _ = DecompressEnd((BzStream*)_handle.DangerousGetHandle());
            Begin();
            _betweenStreams = false;
        }

        return Decompress(input, output);
    }

    public override void Dispose() => _handle.Dispose();

    // As the tool does: other bytes are passed over, but a magic number that was cut off means that a stream was.
    private static bool StartsStream(ReadOnlySpan<byte> input)
    {
        var start = input[..Math.Min(input.Length, Magic.Length)];
        return !start.IsEmpty && Magic.StartsWith(start);
    }

    private static void Release(nint state)
    {
        _ = DecompressEnd((BzStream*)state);
        NativeMemory.Free((void*)state);
    }

    private void Begin()
    {
        if (DecompressInit(_handle, verbosity: 0, small: 0) != Ok)
        {
            throw new InvalidOperationException($"{SystemLibrary.Bzip2Name} could not be set up.");
        }
    }

    private DecoderStep Decompress(ReadOnlySpan<byte> input, Span<byte> output)
    {
        fixed (byte* nextIn = input, nextOut = output)
        {
            var stream = (BzStream*)_handle.DangerousGetHandle();
            stream->NextIn = nextIn;
            stream->AvailableIn = (uint)input.Length;
            stream->NextOut = nextOut;
            stream->AvailableOut = (uint)output.Length;
            var result = Bzip2Interop.Decompress(_handle);
            _betweenStreams = result == StreamEnd;
            return new DecoderStep(
                input.Length - (int)stream->AvailableIn,
                output.Length - (int)stream->AvailableOut,
                Problem: result is Ok or StreamEnd ? null : DecoderStep.Damaged);
        }
    }
}
