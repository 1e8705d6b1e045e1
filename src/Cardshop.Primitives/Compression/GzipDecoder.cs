using System.Runtime.InteropServices;
using static Cardshop.Primitives.Compression.ZlibInterop;

namespace Cardshop.Primitives.Compression;

/// <summary>
/// gzip by zlib. The framework's GZipStream will not do: as of .NET 10 it takes a file that was cut off for a whole one.
/// </summary>
internal sealed unsafe class GzipDecoder : Decoder
{
    private readonly DecoderHandle _handle;
    private bool _betweenMembers;

    public GzipDecoder()
    {
        SystemLibrary.Zlib.Require();
        var stream = (ZStream*)NativeMemory.AllocZeroed((nuint)sizeof(ZStream));
        _handle = new DecoderHandle((nint)stream, Release);
        if (InflateInit(stream, GzipWindowBits, ZlibInterop.Version(), sizeof(ZStream)) != Ok)
        {
            throw new InvalidOperationException($"{SystemLibrary.ZlibName} could not be set up.");
        }
    }

    public override DecoderStep Step(ReadOnlySpan<byte> input, bool isLast, Span<byte> output)
    {
        if (_betweenMembers)
        {
            if (!isLast && input.Length < 2)
            {
                return DecoderStep.MoreInput;
            }

            if (!StartsMember(input))
            {
                return DecoderStep.End;
            }

            _ = InflateReset(_handle);
            _betweenMembers = false;
        }

        return Inflate(input, output);
    }

    public override void Dispose() => _handle.Dispose();

    // As the tool does: zeros are padding, other bytes are passed over, but a single one could be the first half of a magic number.
    private static bool StartsMember(ReadOnlySpan<byte> input) => input is [not 0] or [0x1F, 0x8B, ..];

    private static void Release(nint state)
    {
        _ = InflateEnd((ZStream*)state);
        NativeMemory.Free((void*)state);
    }

    private DecoderStep Inflate(ReadOnlySpan<byte> input, Span<byte> output)
    {
        fixed (byte* nextIn = input, nextOut = output)
        {
            var stream = (ZStream*)_handle.DangerousGetHandle();
            stream->NextIn = nextIn;
            stream->AvailableIn = (uint)input.Length;
            stream->NextOut = nextOut;
            stream->AvailableOut = (uint)output.Length;
            var result = ZlibInterop.Inflate(_handle, NoFlush);
            _betweenMembers = result == StreamEnd;
            return new DecoderStep(
                input.Length - (int)stream->AvailableIn,
                output.Length - (int)stream->AvailableOut,
                Problem: result is Ok or StreamEnd or BufferError ? null : DecoderStep.Damaged);
        }
    }
}
