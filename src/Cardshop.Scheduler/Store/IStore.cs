namespace Cardshop.Scheduler.Store;

/// <summary>
/// Where everything is kept. What a write does is durable once it is over, happens wholly or not at all, and never at the same time as
/// another write to the same rows; a read sees one moment.
/// </summary>
public interface IStore : IAsyncDisposable
{
    /// <summary>Changes the store. What is refused, and what throws, changes nothing.</summary>
    /// <param name="work">May be run more than once; touches nothing but its session.</param>
    /// <param name="cancellation">Ends it unless it has begun.</param>
    /// <exception cref="StoreException">The store cannot be written: it is full, or gone.</exception>
    Task<T> WriteAsync<T>(Func<StoreSession, T> work, CancellationToken cancellation = default);

    /// <summary>Reads the store.</summary>
    /// <inheritdoc cref="WriteAsync"/>
    ValueTask<T> ReadAsync<T>(Func<StoreSession, T> work, CancellationToken cancellation = default);

    /// <summary>Looks whether the store can be used. It is only written for that when a write has failed before.</summary>
    /// <exception cref="StoreException">It cannot be read, or not be written.</exception>
    Task CheckAsync(CancellationToken cancellation = default);
}
