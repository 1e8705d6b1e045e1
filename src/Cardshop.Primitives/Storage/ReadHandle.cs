using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Cardshop.Primitives.Storage;

/// <summary>
/// A file that is open for reading. What is in the page cache is read from there; large pieces that are not, into memory that direct I/O
/// accepts, are read past it: filling the cache with content that is read once takes longer than reading it, up to twice as long on
/// virtual machines, and pushes out what others need.
/// </summary>
internal sealed class ReadHandle(string path) : IDisposable
{
    private const int LeastDirectLength = 1 << 20;

    private readonly SafeFileHandle _cached = Open(path);
    private readonly Lock _lock = new();
    private SafeFileHandle? _direct;
    private volatile bool _isRefused;

    public int Read(long offset, Span<byte> destination)
    {
        if (!_isRefused && IsWorthwhile(offset, destination) && Direct() is { } direct)
        {
            try
            {
                return RandomAccess.Read(direct, destination[..(destination.Length & -AlignedBuffer.Alignment)], offset);
            }
            catch (Exception error) when (DirectIo.IsRefusal(error))
            {
                _isRefused = true;
            }
        }

        return RandomAccess.Read(_cached, destination, offset);
    }

    public void Dispose()
    {
        _direct?.Dispose();
        _cached.Dispose();
    }

    private static SafeFileHandle Open(string path) => File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

    private bool IsWorthwhile(long offset, Span<byte> destination) =>
        destination.Length >= LeastDirectLength && offset % AlignedBuffer.Alignment == 0 && IsAligned(destination)
            && !PageCache.Holds(_cached, offset, destination.Length);

    private static unsafe bool IsAligned(Span<byte> destination) =>
        (nint)Unsafe.AsPointer(ref MemoryMarshal.GetReference(destination)) % AlignedBuffer.Alignment == 0;

    private SafeFileHandle? Direct()
    {
        lock (_lock)
        {
            if (_direct is null && !_isRefused)
            {
                // By its descriptor, because something else may lie at the path by now.
                var handle = Open($"/proc/self/fd/{_cached.DangerousGetHandle()}");
                if (DirectIo.TryEnter(handle))
                {
                    _direct = handle;
                }
                else
                {
                    handle.Dispose();
                    _isRefused = true;
                }
            }

            return _direct;
        }
    }
}
