using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace Cardshop.Imaging.Rendering;

/// <summary>
/// Hands each filled buffer to all stages at once and takes it back when they are done. Memory is bounded by the number of
/// buffers; the slowest stage sets the pace. Buffers are completed in the order in which they were submitted, also where a stage of
/// several threads is done with them in another.
/// </summary>
internal sealed class RenderPipeline : IDisposable
{
    private const int BufferCount = 8;

    private readonly RenderBuffer[] _buffers = [.. Enumerable.Range(0, BufferCount).Select(_ => new RenderBuffer())];
    private readonly BlockingCollection<RenderBuffer> _free = [];
    private readonly List<Stage> _stages = [];
    private readonly Queue<RenderBuffer> _submitted = [];
    private readonly Lock _completing = new();
    private readonly Action<RenderBuffer> _completed;
    private readonly CancellationToken _cancellation;
    private Exception? _failure;
    private bool _hasGap;

    /// <param name="completed">Told of each buffer that went through all stages, before it is used again.</param>
    /// <param name="cancellation">Ends <see cref="Rent"/>, and stops each stage before its next buffer.</param>
    public RenderPipeline(Action<RenderBuffer> completed, CancellationToken cancellation)
    {
        _completed = completed;
        _cancellation = cancellation;
        foreach (var buffer in _buffers)
        {
            _free.Add(buffer, CancellationToken.None);
        }
    }

    /// <param name="name">Of its threads.</param>
    /// <param name="work">What is done to each buffer.</param>
    /// <param name="threads">More than one only for work that may be done to several buffers at a time, in any order.</param>
    public void AddStage(string name, Action<RenderBuffer> work, int threads = 1)
    {
        _stages.Add(new Stage(name, threads, WorkUnlessCancelled, Release, Fail));

        void WorkUnlessCancelled(RenderBuffer buffer)
        {
            _cancellation.ThrowIfCancellationRequested();
            work(buffer);
        }
    }

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
        lock (_completing)
        {
            _submitted.Enqueue(buffer);
        }

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

        lock (_completing)
        {
            while (_submitted.TryPeek(out var first) && first.IsReleased)
            {
                _ = _submitted.Dequeue();

                // What is completed are the first buffers, without a gap: none any more after one that a stage has left undone.
                _hasGap |= first.IsSpoiled;
                if (!_hasGap)
                {
                    Complete(first);
                }

                _free.Add(first, CancellationToken.None);
            }
        }
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
