using System.Collections.Concurrent;

namespace Cardshop.Content.Store.Writing;

/// <summary>The blocks of one file: made as they are needed, up to a few, and used again when they are free.</summary>
internal sealed class BlockPool(int blockSize) : IDisposable
{
    private const int Most = 4;

    private readonly ConcurrentBag<Block> _free = [];
    private readonly SemaphoreSlim _count = new(0);
    private int _made;

    /// <summary>Waits for a free block.</summary>
    public Block Take()
    {
        if (!_count.Wait(0))
        {
            if (_made < Most)
            {
                return Make();
            }

            _count.Wait();
        }

        return Next();
    }

    /// <inheritdoc cref="Take"/>
    public async ValueTask<Block> TakeAsync(CancellationToken cancellation)
    {
        if (!_count.Wait(0, CancellationToken.None))
        {
            if (_made < Most)
            {
                return Make();
            }

            await _count.WaitAsync(cancellation);
        }

        return Next();
    }

    public void Return(Block block)
    {
        _free.Add(block);
        _count.Release();
    }

    /// <summary>Waits until all blocks but some are free.</summary>
    public void Drain(int inUse)
    {
        for (var i = inUse; i < _made; i++)
        {
            _count.Wait();
        }

        if (_made > inUse)
        {
            _count.Release(_made - inUse);
        }
    }

    public void Dispose()
    {
        foreach (var block in _free)
        {
            block.Dispose();
        }

        _count.Dispose();
    }

    private Block Make()
    {
        _made++;
        return new Block(blockSize);
    }

    private Block Next() => _free.TryTake(out var block) ? block : throw new InvalidOperationException("A block was counted but is not there.");
}
