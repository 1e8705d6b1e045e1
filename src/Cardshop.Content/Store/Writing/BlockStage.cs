using System.Collections.Concurrent;

namespace Cardshop.Content.Store.Writing;

/// <summary>A thread that does one thing to every block it is given, in order. It never throws: what goes wrong is reported.</summary>
internal sealed class BlockStage : IDisposable
{
    private readonly BlockingCollection<Block> _queue = [];
    private readonly Thread _thread;

    public BlockStage(string name, Action<Block> work, Action<Exception> report, Action<Block> release)
    {
        _thread = new Thread(() => Run(work, report, release)) { Name = name, IsBackground = true };
        _thread.Start();
    }

    public void Post(Block block) => _queue.Add(block);

    /// <summary>Waits until all blocks are done with.</summary>
    public void Dispose()
    {
        _queue.CompleteAdding();
        _thread.Join();
        _queue.Dispose();
    }

    private void Run(Action<Block> work, Action<Exception> report, Action<Block> release)
    {
        foreach (var block in _queue.GetConsumingEnumerable())
        {
            try
            {
                work(block);
            }
            catch (Exception error)
            {
                report(error);
            }

            release(block);
        }
    }
}
