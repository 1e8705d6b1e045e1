namespace Cardshop.Warehouse.Tests.Ftp;

/// <summary>Gives some bytes, then nothing until it is told that this was all.</summary>
internal sealed class HangingStream(ReadOnlyMemory<byte> bytes, CancellationToken end) : MemoryStream
{
    private ReadOnlyMemory<byte> _rest = bytes;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_rest.IsEmpty)
        {
            await Task.Delay(Timeout.Infinite, end).ContinueWith(_ => 0, cancellationToken, TaskContinuationOptions.None, TaskScheduler.Default);
            return 0;
        }

        var count = Math.Min(buffer.Length, _rest.Length);
        _rest[..count].CopyTo(buffer);
        _rest = _rest[count..];
        return count;
    }
}
