using Cardshop.Scheduler.Store;

namespace Cardshop.Shop.Hosting;

/// <summary>A store that can be away for a while.</summary>
internal sealed class GoneStore(IStore inner) : IStore
{
    private volatile bool _isGone;

    public bool IsGone
    {
        get => _isGone;
        set => _isGone = value;
    }

    public Task<T> WriteAsync<T>(Func<StoreSession, T> work, CancellationToken cancellation = default) => _isGone ? throw Gone() : inner.WriteAsync(work, cancellation);

    public ValueTask<T> ReadAsync<T>(Func<StoreSession, T> work, CancellationToken cancellation = default) => _isGone ? throw Gone() : inner.ReadAsync(work, cancellation);

    public Task CheckAsync(CancellationToken cancellation = default) => _isGone ? throw Gone() : inner.CheckAsync(cancellation);

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    private static StoreException Gone() => new("The database is gone.", new IOException());
}
