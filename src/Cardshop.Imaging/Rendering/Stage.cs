using System.Collections.Concurrent;

namespace Cardshop.Imaging.Rendering;

/// <summary>Threads that do one thing to each buffer; one thread does it in the order they come.</summary>
internal sealed class Stage
{
    private readonly BlockingCollection<RenderBuffer> _queue = [];
    private readonly Thread[] _threads;
    private volatile bool _hasFailed;

    public Stage(string name, int threads, Action<RenderBuffer> work, Action<RenderBuffer> done, Action<Exception> fail)
    {
        _threads = [.. Enumerable.Range(0, threads).Select(_ => new Thread(() => Run(work, done, fail)) { Name = name, IsBackground = true })];
        foreach (var thread in _threads)
        {
            thread.Start();
        }
    }

    public void Enqueue(RenderBuffer buffer) => _queue.Add(buffer);

    public void Finish()
    {
        _queue.CompleteAdding();
        foreach (var thread in _threads)
        {
            thread.Join();
        }

        _queue.Dispose();
    }

    /// <summary>After a failure buffers only pass through, so that whoever waits for one wakes up.</summary>
    private void Run(Action<RenderBuffer> work, Action<RenderBuffer> done, Action<Exception> fail)
    {
        foreach (var buffer in _queue.GetConsumingEnumerable())
        {
            try
            {
                if (_hasFailed)
                {
                    buffer.Spoil();
                }
                else
                {
                    work(buffer);
                }
            }
            catch (Exception error)
            {
                _hasFailed = true;
                buffer.Spoil();
                fail(error);
            }

            done(buffer);
        }
    }
}
