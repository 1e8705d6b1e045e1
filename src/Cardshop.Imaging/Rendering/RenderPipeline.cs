using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace Cardshop.Imaging.Rendering;

/// <summary>
/// Hands each filled buffer to all stages at once and takes it back when they are done. Memory is bounded by the number of
/// buffers; the slowest stage sets the pace. Buffers are completed in the order in which they were submitted, because every stage
/// keeps that order.
/// </summary>
internal sealed class RenderPipeline : IDisposable
{
    private const int BufferCount = 8;

    private readonly RenderBuffer[] _buffers = [.. Enumerable.Range(0, BufferCount).Select(_ => new RenderBuffer())];
    private readonly BlockingCollection<RenderBuffer> _free = [];
    private readonly List<Stage> _stages = [];
    private readonly Action<RenderBuffer> _completed;
    private readonly CancellationToken _cancellation;
    private Exception? _failure;

    /// <param name="completed">Told of each buffer that went through all stages, before it is used again.</param>
    /// <param name="cancellation">Ends <see cref="Rent"/>.</param>
    public RenderPipeline(Action<RenderBuffer> completed, CancellationToken cancellation)
    {
        _completed = completed;
        _cancellation = cancellation;
        foreach (var buffer in _buffers)
        {
            _free.Add(buffer, CancellationToken.None);
        }
    }

    public void AddStage(string name, Action<RenderBuffer> work) => _stages.Add(new Stage(name, work, Release, Fail));

    /// <summary>Waits for a free buffer.</summary>
    /// <exception cref="Exception">What stopped a stage.</exception>
    public RenderBuffer Rent()
    {
        var buffer = _free.Take(_cancellation);
        ThrowIfFailed();
        return buffer;
    }

    public void Submit(RenderBuffer buffer)
    {
        buffer.ShareAmong(_stages.Count);
        foreach (var stage in _stages)
        {
            stage.Enqueue(buffer);
        }
    }

    /// <summary>Waits until all stages have done all they were given.</summary>
    /// <exception cref="Exception">What stopped a stage.</exception>
    public void Drain()
    {
        foreach (var stage in _stages)
        {
            stage.Finish();
        }

        _stages.Clear();
        ThrowIfFailed();
    }

    public void Dispose()
    {
        foreach (var stage in _stages)
        {
            stage.Finish();
        }

        foreach (var buffer in _buffers)
        {
            buffer.Dispose();
        }

        _free.Dispose();
    }

    private void ThrowIfFailed()
    {
        if (_failure is not null)
        {
            ExceptionDispatchInfo.Throw(_failure);
        }
    }

    private void Release(RenderBuffer buffer)
    {
        if (!buffer.Release())
        {
            return;
        }

        // A stage that failed does nothing any more, so the buffers that every stage has done are the first ones, without a gap.
        if (!buffer.IsSpoiled)
        {
            Complete(buffer);
        }

        _free.Add(buffer, CancellationToken.None);
    }

    /// <summary>Whoever listens may fail too. On a thread of ours that would end the process, so it stops the render as a stage does.</summary>
    private void Complete(RenderBuffer buffer)
    {
        try
        {
            _completed(buffer);
        }
        catch (Exception error)
        {
            Fail(error);
        }
    }

    private void Fail(Exception error) => Interlocked.CompareExchange(ref _failure, error, null);
}
