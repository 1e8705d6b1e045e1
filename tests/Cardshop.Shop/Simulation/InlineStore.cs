using System.Collections.Concurrent;
using Cardshop.Scheduler.Outcomes;
using Cardshop.Scheduler.Store;
using Cardshop.Scheduler.Store.Sqlite;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Cardshop.Shop.Simulation;

/// <summary>
/// A store in memory that does everything at once, one thing at a time, and fails before a commit when it is told to. There are as many as are
/// used at a time: one that is given back is emptied for the next.
/// </summary>
internal sealed class InlineStore : IStore
{
    private static readonly ConcurrentBag<InlineStore> Idle = [];

    private readonly SqliteConnection _connection = SqliteConnections.Open(":memory:");
    private readonly PreparedConnection _prepared;
    private readonly StoreSession _session;
    private readonly Lock _gate = new();

    private InlineStore()
    {
        SqliteConnections.Migrate(_connection, TimeProvider.System);
        _prepared = new PreparedConnection(_connection);
        _session = new StoreSession(_prepared);
    }

    /// <summary>Asked before each commit: whether the power goes out now.</summary>
    public Func<bool> Fails { get; set; } = () => false;

    /// <summary>How many rows were ever changed: as long as it stays, so does everything.</summary>
    public int Changes => raw.sqlite3_total_changes(_connection.Handle);

    /// <summary>An empty store.</summary>
    public static InlineStore Take() => Idle.TryTake(out var store) ? store : new InlineStore();

    public Task<T> WriteAsync<T>(Func<StoreSession, T> work, CancellationToken cancellation = default) => Task.FromResult(Write(work));

    public ValueTask<T> ReadAsync<T>(Func<StoreSession, T> work, CancellationToken cancellation = default) => ValueTask.FromResult(Read(work));

    public T Write<T>(Func<StoreSession, T> work)
    {
        using var _ = _gate.EnterScope();
        _prepared.Run("BEGIN");
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
            _prepared.Run(refused ? "ROLLBACK" : "COMMIT");
            Array.ForEach(actions, action => action());
            return result;
        }
        catch
        {
            _prepared.Run("ROLLBACK");
            throw;
        }
    }

    public T Read<T>(Func<StoreSession, T> work)
    {
        using var _ = _gate.EnterScope();
        return work(_session);
    }

    public Task CheckAsync(CancellationToken cancellation = default) => Task.CompletedTask;

    public ValueTask DisposeAsync()
    {
        Fails = () => false;

        // The youngest first: it is they that refer to older ones.
        var tables = Read(session => session.Query<string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'schema_migrations' ORDER BY rowid DESC"));
        Write(session => tables.Append("sqlite_sequence").Sum(table => session.Execute($"DELETE FROM {table}")));
        Idle.Add(this);
        return ValueTask.CompletedTask;
    }
}
