namespace Cardshop.Ftp.Tests.Setting;

/// <summary>Counts what is written.</summary>
internal sealed class CountingStream : MemoryStream
{
    private long _length;

    public override long Length => _length;

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        _length += buffer.Length;
        return ValueTask.CompletedTask;
    }
}
