using System.Net;
using System.Net.Http.Headers;

namespace Cardshop.Warehouse.Tests.Uploads;

/// <summary>A body that stops in its middle until it is told to go on.</summary>
internal sealed class SlowBody : HttpContent
{
    private readonly byte[] _bytes;
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _finish = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public SlowBody(byte[] bytes)
    {
        _bytes = bytes;
        Headers.ContentType = new MediaTypeHeaderValue("application/offset+octet-stream");
    }

    /// <summary>Over when the first half was sent.</summary>
    public Task Started => _started.Task;

    public void Finish() => _finish.TrySetResult();

    protected override bool TryComputeLength(out long length)
    {
        length = _bytes.Length;
        return true;
    }

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        await stream.WriteAsync(_bytes.AsMemory(0, _bytes.Length / 2));
        await stream.FlushAsync();
        _started.TrySetResult();
        await _finish.Task;
        await stream.WriteAsync(_bytes.AsMemory(_bytes.Length / 2));
    }
}
