using System.Runtime.InteropServices;
using Cardshop.Primitives.Sizes;
using static Cardshop.Primitives.Compression.XzInterop;

namespace Cardshop.Primitives.Compression;

/// <summary>xz by liblzma, on several threads where the library is new enough and the data was compressed in blocks.</summary>
internal sealed unsafe class XzDecoder : Decoder
{
    private readonly long _memoryLimit;
    private readonly DecoderHandle _handle;

    public XzDecoder(long memoryLimit)
    {
        SystemLibrary.Xz.Require();
        _memoryLimit = memoryLimit;
        _handle = new DecoderHandle((nint)NativeMemory.AllocZeroed((nuint)sizeof(LzmaStream)), Release);
        if (Begin() != Ok)
        {
            throw new InvalidOperationException($"{SystemLibrary.XzName} could not be set up.");
        }
    }

    public override DecoderStep Step(ReadOnlySpan<byte> input, bool isLast, Span<byte> output)
    {
        fixed (byte* nextIn = input, nextOut = output)
        {
            var stream = (LzmaStream*)_handle.DangerousGetHandle();
            stream->NextIn = nextIn;
            stream->AvailableIn = (nuint)input.Length;
            stream->NextOut = nextOut;
            stream->AvailableOut = (nuint)output.Length;
            var result = Code(_handle, isLast ? Finish : Run);
            return new DecoderStep(
                input.Length - (int)stream->AvailableIn,
                output.Length - (int)stream->AvailableOut,
                IsEnd: result == StreamEnd,
                Problem: Problem(result));
        }
    }

    public override void Dispose() => _handle.Dispose();

    private static void Release(nint state)
    {
        End((LzmaStream*)state);
        NativeMemory.Free((void*)state);
    }

    private int Begin()
    {
        if (!SystemLibrary.Xz.Exports(ThreadedDecoder))
        {
            return StreamDecoder(_handle, (ulong)_memoryLimit, Concatenated);
        }

        var options = new LzmaThreading
        {
            Flags = Concatenated,
            Threads = (uint)Environment.ProcessorCount,
            MemoryLimitForThreads = (ulong)_memoryLimit,
            MemoryLimit = (ulong)_memoryLimit,
        };
        return StreamDecoderThreaded(_handle, &options);
    }

    private string? Problem(int result) => result switch
    {
        Ok or StreamEnd or BufferError => null,
        MemoryLimitError =>
            $"needs {new ByteSize((long)MemoryUsage(_handle))} of memory to be decompressed, {new ByteSize(_memoryLimit)} is the limit; "
            + "compress it with a smaller dictionary, such as that of xz -9",
        _ => DecoderStep.Damaged,
    };
}
