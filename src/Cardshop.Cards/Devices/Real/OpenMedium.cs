using Cardshop.Primitives.Storage;
using Microsoft.Win32.SafeHandles;

namespace Cardshop.Cards.Devices.Real;

/// <summary>
/// A file or a block device that is open. Reads come from the medium: past the page cache where the kernel lets them, else after the cache was made
/// to forget the range. Members throw what <see cref="RandomAccess"/> throws.
/// </summary>
/// <param name="handle">What is open; disposed of with this.</param>
/// <param name="isWritable">Whether it is open for writing.</param>
/// <param name="granularity">Of what offsets and lengths must be multiples for the cache to be bypassed.</param>
internal sealed class OpenMedium(SafeFileHandle handle, bool isWritable, int granularity) : IDisposable
{
    private readonly Lazy<SafeFileHandle> _cached = new(() => OpenAgain(handle, isWritable));
    private volatile bool _isDirect = DirectIo.TryEnter(handle);

    /// <summary>What is open.</summary>
    public SafeFileHandle Handle => handle;

    /// <summary>Whether reads and writes bypass the page cache.</summary>
    public bool IsDirect => _isDirect;

    /// <summary>Fills memory, which is aligned for direct I/O.</summary>
    /// <exception cref="EndOfStreamException">The medium ends before.</exception>
    public void Read(long offset, Span<byte> destination)
    {
        if (!MayBypass(offset, destination.Length))
        {
            ReadBehindCache(offset, destination);
            return;
        }

        try
        {
            ReadAll(handle, offset, destination);
        }
        catch (Exception error) when (DirectIo.IsRefusal(error))
        {
            _isDirect = false;
            ReadBehindCache(offset, destination);
        }
    }

    /// <summary>Writes memory, which is aligned for direct I/O.</summary>
    public void Write(long offset, ReadOnlySpan<byte> source)
    {
        if (!MayBypass(offset, source.Length))
        {
            RandomAccess.Write(_cached.Value, source, offset);
            return;
        }

        try
        {
            RandomAccess.Write(handle, source, offset);
        }
        catch (Exception error) when (DirectIo.IsRefusal(error))
        {
            _isDirect = false;
            RandomAccess.Write(_cached.Value, source, offset);
        }
    }

    /// <summary>Returns when all that was written is on the medium.</summary>
    public void Flush() => RandomAccess.FlushToDisk(handle);

    public void Dispose()
    {
        if (_cached.IsValueCreated)
        {
            _cached.Value.Dispose();
        }

        handle.Dispose();
    }

    private static void ReadAll(SafeFileHandle from, long offset, Span<byte> destination)
    {
        while (!destination.IsEmpty)
        {
            var read = RandomAccess.Read(from, destination, offset);
            if (read == 0)
            {
                throw new EndOfStreamException($"It ends at byte {offset}.");
            }

            offset += read;
            destination = destination[read..];
        }
    }

    // By the descriptor, because something else may have the name by now. Without flags: it is the same file, but not bypassing the cache.
    private static SafeFileHandle OpenAgain(SafeFileHandle handle, bool isWritable) =>
        SystemCall.Open($"/proc/self/fd/{handle.DangerousGetHandle()}", isWritable ? SystemCall.ReadWrite : 0);

    private bool MayBypass(long offset, int length) => _isDirect && (offset | (long)length) % granularity == 0;

    private void ReadBehindCache(long offset, Span<byte> destination)
    {
        PageAdvice.Forget(_cached.Value, offset, destination.Length);
        ReadAll(_cached.Value, offset, destination);
    }
}
