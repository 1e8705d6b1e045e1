using System.Collections.Concurrent;

namespace Cardshop.Imaging.Rendering;

/// <summary>One thread that does one thing to each buffer, in the order they come.</summary>
internal sealed class Stage
{
    private readonly BlockingCollection<RenderBuffer> _queue = [];
    private readonly Thread _thread;

    public Stage(string name, Action<RenderBuffer> work, Action<RenderBuffer> done, Action<Exception> fail)
    {
        _thread = new Thread(() => Run(work, done, fail)) { Name = name, IsBackground = true };
        _thread.Start();
    }

    public void Enqueue(RenderBuffer buffer) => _queue.Add(buffer);

    public void Finish()
    {
        _queue.CompleteAdding();
        _thread.Join();
        _queue.Dispose();
    }

    /// <summary>After a failure buffers only pass through, so that whoever waits for one wakes up.</summary>
    private void Run(Action<RenderBuffer> work, Action<RenderBuffer> done, Action<Exception> fail)
    {
        var working = true;
        foreach (var buffer in _queue.GetConsumingEnumerable())
        {
            try
            {
                if (working)
                {
                    work(buffer);
                }
            }
            catch (Exception error)
            {
                working = false;
                fail(error);
            }

            if (!working)
            {
                buffer.Spoil();
            }

            done(buffer);
        }
    }
}
