using Cardshop.Primitives.Storage;

namespace Cardshop.Content.Store;

/// <summary>
/// The one lock of a store, across threads and processes. It is held for moments only, never while content is read, written or hashed,
/// so whoever waits for it waits in place.
/// </summary>
internal sealed class StoreGate(IStorage storage, string path)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Lock _threads = new();

    /// <summary>Waits for the lock and holds it until the result is disposed.</summary>
    /// <exception cref="IOException">Another process has held it for a minute.</exception>
    public Holder Enter()
    {
        _threads.Enter();
        try
        {
            IDisposable? held = null;
            SpinWait.SpinUntil(() => (held = storage.TryLock(path)) is not null, Patience);
            return new Holder(_threads, held ?? throw Busy());
        }
        catch
        {
            _threads.Exit();
            throw;
        }
    }

    private IOException Busy() => new($"{path}: another process has held the lock of the content store for a minute. Is it stopped? End it and try again.");

    /// <summary>Gives the lock back when it is disposed.</summary>
    public readonly ref struct Holder(Lock threads, IDisposable held)
    {
        public void Dispose()
        {
            try
            {
                held.Dispose();
            }
            finally
            {
                threads.Exit();
            }
        }
    }
}
