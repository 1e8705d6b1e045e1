using Cardshop.Scheduler.Outcomes;
using Cardshop.Scheduler.Store;
using Cardshop.Scheduler.Store.Sqlite;
using Microsoft.Data.Sqlite;

namespace Cardshop.Shop.Simulation;

/// <summary>A store in memory that does everything at once, one thing at a time, and fails before a commit when it is told to.</summary>
internal sealed class InlineStore : IStore
{
    private readonly SqliteConnection _connection = SqliteConnections.Open(":memory:");
    private readonly StoreSession _session;
    private readonly Lock _gate = new();

    public InlineStore(TimeProvider clock)
    {
        SqliteConnections.Migrate(_connection, clock);
        _session = new StoreSession(_connection);
    }

    /// <summary>Asked before each commit: whether the power goes out now.</summary>
    public Func<bool> Fails { get; set; } = () => false;

    public Task<T> WriteAsync<T>(Func<StoreSession, T> work, CancellationToken cancellation = default) => Task.FromResult(Write(work));

    public ValueTask<T> ReadAsync<T>(Func<StoreSession, T> work, CancellationToken cancellation = default) => ValueTask.FromResult(Read(work));

    public T Write<T>(Func<StoreSession, T> work)
    {
        using var _ = _gate.EnterScope();
        SqliteConnections.Run(_connection, "BEGIN");
        _session.CommitActions.Clear();
        try
        {
            var result = work(_session);
            if (Fails())
            {
                throw new StoreException("The power went out.", new IOException());
            }

            var refused = result is IOutcome { IsRefused: true };
            var actions = refused ? [] : _session.CommitActions.ToArray();
            SqliteConnections.Run(_connection, refused ? "ROLLBACK" : "COMMIT");
            Array.ForEach(actions, action => action());
            return result;
        }
        catch
        {
            SqliteConnections.Run(_connection, "ROLLBACK");
            throw;
        }
    }

    public T Read<T>(Func<StoreSession, T> work)
    {
        using var _ = _gate.EnterScope();
        return work(_session);
    }

    public Task CheckAsync(CancellationToken cancellation = default) => Task.CompletedTask;

    public ValueTask DisposeAsync() => _connection.DisposeAsync();
}
