using Cardshop.Primitives.Sizes;
using Cardshop.Primitives.Storage;

namespace Cardshop.Benchmarks.Rendering;

/// <summary>Files of random bytes, which no disk can shrink.</summary>
internal static class RandomFile
{
    private const int BufferSize = 4 * (int)ByteSize.MiB;

    public static void Write(string path, long length, int seed)
    {
        using var storage = new PhysicalStorage();
        using var buffer = new AlignedBuffer(BufferSize);
        using var file = storage.Open(path, StorageMode.Replace);
        new Random(seed).NextBytes(buffer.Span[..(int)Math.Min(BufferSize, length)]);
        _ = length >= BufferSize && file.TryBypassCache();
        for (var at = 0L; at < length; at += BufferSize)
        {
            // Each piece differs from the others in each of its blocks, which costs less than making it anew.
            for (var block = 0; block < BufferSize; block += AlignedBuffer.Alignment)
            {
                BitConverter.TryWriteBytes(buffer.Span[block..], at + block);
            }

            var count = Math.Min(BufferSize, length - at);
            file.Write(at, buffer.Span[..(int)(length < BufferSize ? count : Align(count))]);
        }

        file.SetLength(length);
        file.Flush();
    }

    private static long Align(long count) => (count + AlignedBuffer.Alignment - 1) / AlignedBuffer.Alignment * AlignedBuffer.Alignment;
}
