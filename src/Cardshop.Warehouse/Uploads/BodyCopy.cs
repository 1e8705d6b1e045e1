using System.Security.Cryptography;
using Cardshop.Warehouse.Objects;

namespace Cardshop.Warehouse.Uploads;

/// <summary>Takes the body of a request into an upload.</summary>
/// <param name="body">Where the bytes come from.</param>
/// <param name="writer">Where they go.</param>
/// <param name="wanted">How much is expected.</param>
/// <param name="checksum">Hashes what comes; what is hashed must not be made durable before it was compared. Null when nobody compares.</param>
/// <param name="clock">What time it is.</param>
/// <param name="options">How long to wait, and how often to save.</param>
internal sealed class BodyCopy(Stream body, IUploadWriter writer, NewObject wanted, IncrementalHash? checksum, TimeProvider clock, WarehouseOptions options)
{
    private readonly byte[] _one = new byte[1];
    private long _saved = clock.GetTimestamp();

    /// <summary>Copies until the body ends.</summary>
    /// <exception cref="IOException">Writing failed. Reading does not throw: it ends the copy as <see cref="BodyEnd.Broken"/>.</exception>
    public async Task<BodyEnd> RunAsync(bool isSparse, CancellationToken displaced, CancellationToken aborted)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(displaced, aborted);
        try
        {
            return isSparse ? await CopySparseAsync(stop) : await CopyPlainAsync(stop);
        }
        catch (InvalidDataException)
        {
            return BodyEnd.Malformed;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return BodyEnd.Broken;
        }
    }

    private async Task<BodyEnd> CopyPlainAsync(CancellationTokenSource stop) => await CopyBytesAsync(long.MaxValue, stop);

    private async Task<BodyEnd> CopySparseAsync(CancellationTokenSource stop)
    {
        while (true)
        {
            (bool IsZeros, long Count)? head;
            try
            {
                head = await WaitAsync(SparseBody.ReadHeadAsync(body, stop.Token), stop);
            }
            catch (IOException)
            {
                return BodyEnd.Broken;
            }

            if (head is not var (isZeros, count))
            {
                return BodyEnd.Whole;
            }

            if (count > wanted.Length - writer.Offset)
            {
                return BodyEnd.TooLong;
            }

            if (isZeros)
            {
                writer.AppendZeros(count);
            }
            else if (await CopyBytesAsync(count, stop) is var end and not BodyEnd.Whole)
            {
                return end;
            }

            if (writer.StoredBytes > wanted.Reserved)
            {
                return BodyEnd.TooMuchStored;
            }
        }
    }

    private async Task<BodyEnd> CopyBytesAsync(long count, CancellationTokenSource stop)
    {
        while (count > 0)
        {
            var left = Math.Min(count, wanted.Length - writer.Offset);
            if (left == 0)
            {
                return await ReadAsync(_one, stop) is 0 ? BodyEnd.Whole : BodyEnd.TooLong;
            }

            left = Math.Min(left, wanted.Reserved - writer.StoredBytes);
            if (left <= 0)
            {
                return BodyEnd.TooMuchStored;
            }

            var room = await writer.RoomAsync(CancellationToken.None);
            room = room[..(int)Math.Min(room.Length, left)];
            switch (await ReadAsync(room, stop))
            {
                case -1:
                    return BodyEnd.Broken;
                case 0:
                    return count == long.MaxValue ? BodyEnd.Whole : BodyEnd.Broken;
                case var read:
                    checksum?.AppendData(room.Span[..read]);
                    writer.Advance(read);
                    count = count == long.MaxValue ? count : count - read;
                    break;
            }

            if (checksum is null && clock.GetElapsedTime(_saved) >= options.SaveInterval)
            {
                await Task.Run(writer.Save, CancellationToken.None);
                _saved = clock.GetTimestamp();
            }
        }

        return BodyEnd.Whole;
    }

    /// <returns>-1 when the connection broke.</returns>
    private async ValueTask<int> ReadAsync(Memory<byte> room, CancellationTokenSource stop)
    {
        try
        {
            return await WaitAsync(body.ReadAsync(room, stop.Token), stop);
        }
        catch (IOException)
        {
            return -1;
        }
    }

    /// <summary>Waits for the client, but not for ever. What takes long between two waits is not the client's fault.</summary>
    private async ValueTask<T> WaitAsync<T>(ValueTask<T> reading, CancellationTokenSource stop)
    {
        if (reading.IsCompleted)
        {
            return await reading;
        }

        stop.CancelAfter(options.StallTimeout);
        var result = await reading;
        stop.CancelAfter(Timeout.InfiniteTimeSpan);
        return result;
    }
}
