using System.Security.Cryptography;
using Cardshop.Cards.Devices;
using Cardshop.Cards.Images;
using Cardshop.Primitives.Extents;

namespace Cardshop.Cards.Writing;

/// <summary>
/// Reads windows back from the medium and compares them with the image, reading a piece while the one before it is hashed. For one
/// comparison at a time.
/// </summary>
/// <param name="image">Digests of all ranges that are compared have to be known.</param>
/// <param name="device">What is read.</param>
/// <param name="readSize">The largest read in bytes.</param>
/// <param name="first">What takes the place of the first block while a card is written; null to compare that one too.</param>
internal sealed class ReadBack(CardImage image, WatchedDevice device, int readSize, FirstBlock? first) : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private Memory<byte>[]? _buffers;

    /// <summary>Compares windows.</summary>
    /// <param name="windows">Which, in disk order; a window may have fewer ranges than the image has there.</param>
    /// <param name="compared">Told of each when it is done.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="DeviceException">The device is gone or stalled; what it cannot read counts as wrong.</exception>
    public async Task CompareAsync(IEnumerable<ImageWindow> windows, Action<RangeComparison> compared, CancellationToken cancellation)
    {
        RangeComparison? comparison = null;
        Reading? before = null;
        foreach (var (window, piece) in Pieces(windows))
        {
            cancellation.ThrowIfCancellationRequested();
            var reading = Start(window, piece, before);
            await TakeAsync(before);
            before = reading;
        }

        await TakeAsync(before);
        Finish();

        async Task TakeAsync(Reading? reading)
        {
            if (reading is null)
            {
                return;
            }

            var bytes = await reading.Bytes;
            if (comparison?.Window != reading.Window)
            {
                Finish();
                comparison = new RangeComparison(image, reading.Window, _hash);
            }

            first?.Replace(reading.Piece, bytes);
            comparison!.Take(reading.Piece, bytes.Span);
        }

        void Finish()
        {
            if (comparison is not null)
            {
                compared(comparison);
            }
        }
    }

    public void Dispose() => _hash.Dispose();

    private IEnumerable<(ImageWindow Window, ByteRange Piece)> Pieces(IEnumerable<ImageWindow> windows)
    {
        foreach (var window in windows)
        {
            foreach (var run in image.Runs(window))
            {
                for (var at = run.Offset; at < run.End; at += readSize)
                {
                    yield return (window, new ByteRange(at, Math.Min(readSize, run.End - at)));
                }
            }
        }
    }

    private Reading Start(ImageWindow window, ByteRange piece, Reading? before)
    {
        _buffers ??= [PinnedMemory.Allocate(readSize), PinnedMemory.Allocate(readSize)];
        var index = before is null ? 0 : 1 - before.Buffer;
        return new Reading(window, piece, index, ReadAsync(piece, _buffers[index][..(int)piece.Length]));
    }

    /// <summary>Reads a piece; nothing when the medium refuses.</summary>
    private async Task<Memory<byte>> ReadAsync(ByteRange piece, Memory<byte> buffer)
    {
        try
        {
            await device.ReadAsync(piece.Offset, buffer);
            return buffer;
        }
        catch (DeviceException error) when (error.Fault == DeviceFault.Medium)
        {
            return Memory<byte>.Empty;
        }
    }

    private sealed record Reading(ImageWindow Window, ByteRange Piece, int Buffer, Task<Memory<byte>> Bytes);
}
