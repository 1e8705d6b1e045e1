using System.Collections.Concurrent;
using Cardshop.Benchmarks.Measuring;
using Cardshop.Primitives.Sizes;
using Cardshop.Primitives.Storage;

namespace Cardshop.Benchmarks.Rendering;

/// <summary>
/// The least that copying can take: one thread reads past the page cache, another writes past it, 4 MiB at a time, and the copy is flushed.
/// </summary>
internal static class RawCopy
{
    private const int BufferSize = 4 * (int)ByteSize.MiB;
    private const int BufferCount = 8;

    public static double Copy(string from, string to) => Children.Time(() =>
    {
        using var storage = new PhysicalStorage();
        using var source = storage.Open(from, StorageMode.Existing);
        using var target = storage.Open(to, StorageMode.Replace);
        var length = source.Length;
        target.SetLength(length);
        _ = source.TryBypassCache();
        _ = target.TryBypassCache();
        using var free = new BlockingCollection<AlignedBuffer>();
        using var full = new BlockingCollection<(AlignedBuffer Buffer, long Offset, int Count)>();
        for (var i = 0; i < BufferCount; i++)
        {
            free.Add(new AlignedBuffer(BufferSize));
        }

        var writer = new Thread(() =>
        {
            foreach (var (buffer, offset, count) in full.GetConsumingEnumerable())
            {
                target.Write(offset, buffer.Span[..count]);
                free.Add(buffer);
            }
        });
        writer.Start();
        for (var at = 0L; at < length;)
        {
            var buffer = free.Take();
            var count = source.Read(at, buffer.Span);
            full.Add((buffer, at, count));
            at += count;
        }

        full.CompleteAdding();
        writer.Join();
        target.Flush();
    });
}
