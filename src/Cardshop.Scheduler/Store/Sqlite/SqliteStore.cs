using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace Cardshop.Scheduler.Store.Sqlite;

/// <summary>
/// The embedded store: one file. All writes go through one connection, and those that wait are committed together, so that one wait for the
/// disk serves many; reads have connections of their own and never wait for writes.
/// </summary>
public sealed class SqliteStore : IStore
{
    private const int LargestBatch = 256;
    private const int LargestCheck = 256 << 10;

    private readonly string _path;
    private readonly PreparedConnection _writer;
    private readonly StoreSession _session;
    private readonly ConcurrentBag<PreparedConnection> _readers = [];
    private readonly Channel<IWriteOperation> _queue = Channel.CreateBounded<IWriteOperation>(new BoundedChannelOptions(4096) { SingleReader = true });
    private readonly Task _loop;
    private volatile bool _disposed;
    private volatile bool _failed;

    private SqliteStore(string path, PreparedConnection writer)
    {
        (_path, _writer) = (path, writer);
        _session = new StoreSession(writer);
        _loop = Task.Run(RunAsync);
    }

    /// <summary>Of the library that is in use.</summary>
    public string Version => _writer.ServerVersion;

    /// <summary>Opens a store, makes it if there is none, and brings it up to date.</summary>
    /// <param name="path">The file; its folder exists.</param>
    /// <param name="clock">Says when a schema was changed.</param>
    /// <exception cref="Migrations.SchemaException">A newer version of this program has written it.</exception>
    /// <exception cref="StoreException">It cannot be opened.</exception>
    public static SqliteStore Open(string path, TimeProvider clock)
    {
        try
        {
            var writer = SqliteConnections.Open(path);
            SqliteConnections.Migrate(writer, clock);
            return new SqliteStore(path, new PreparedConnection(writer));
        }
        catch (SqliteException error)
        {
            throw new StoreException($"{path}: the database cannot be opened: {error.Message}", error);
        }
    }

    /// <inheritdoc/>
    public async Task<T> WriteAsync<T>(Func<StoreSession, T> work, CancellationToken cancellation = default)
    {
        var operation = new WriteOperation<T>(work, cancellation);
        try
        {
            await _queue.Writer.WriteAsync(operation, cancellation);
        }
        catch (ChannelClosedException error)
        {
            throw new StoreException($"{_path}: the store is closed.", error);
        }

        return await operation.Completion;
    }

    /// <inheritdoc/>
    public ValueTask<T> ReadAsync<T>(Func<StoreSession, T> work, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        try
        {
            var connection = _readers.TryTake(out var idle) ? idle : new PreparedConnection(SqliteConnections.Open(_path, readOnly: true));
            try
            {
                connection.Run("BEGIN");
                var result = work(new StoreSession(connection));
                connection.Run("COMMIT");
                Return(connection);
                return ValueTask.FromResult(result);
            }
            catch
            {
                connection.Dispose();
                throw;
            }
        }
        catch (SqliteException error)
        {
            throw new StoreException($"{_path}: cannot be read: {error.Message}", error);
        }
    }

    /// <inheritdoc/>
    public async Task CheckAsync(CancellationToken cancellation = default)
    {
        await ReadAsync(session => session.Value<int>("SELECT COUNT(*) FROM schema_migrations"), cancellation);
        if (_failed)
        {
            // Much at once: a disk that is full still has room for a little.
            await WriteAsync(
                session => session.Execute("INSERT INTO jobs (name, holder, lease_until, next_run) VALUES ('check', @Text, 0, 0) ON CONFLICT (name) DO UPDATE SET holder = excluded.holder", new { Text = new string('.', LargestCheck) }),
                cancellation);
            await WriteAsync(session => session.Execute("DELETE FROM jobs WHERE name = 'check'"), cancellation);
            _failed = false;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        _queue.Writer.TryComplete();
        await _loop;
        while (_readers.TryTake(out var reader))
        {
            await reader.DisposeAsync();
        }

        await _writer.DisposeAsync();
    }

    private void Return(PreparedConnection connection)
    {
        if (_disposed || _readers.Count >= 16)
        {
            connection.Dispose();
        }
        else
        {
            _readers.Add(connection);
        }
    }

    private async Task RunAsync()
    {
        var batch = new List<IWriteOperation>();
        while (await _queue.Reader.WaitToReadAsync())
        {
            while (batch.Count < LargestBatch && _queue.Reader.TryRead(out var operation))
            {
                batch.Add(operation);
            }

            Commit(batch);
            batch.Clear();
        }
    }

    private void Commit(List<IWriteOperation> batch)
    {
        try
        {
            _writer.Run("BEGIN IMMEDIATE");
            foreach (var operation in batch)
            {
                _writer.Run("SAVEPOINT operation");
                _writer.Run(operation.Run(_session) ? "RELEASE operation" : "ROLLBACK TO operation; RELEASE operation");
            }

            _writer.Run("COMMIT");
        }
        catch (Exception error)
        {
            _failed = true;
            TryRollBack();
            batch.ForEach(operation => operation.Fail(new StoreException($"{_path}: cannot be written: {error.Message}", error)));
            return;
        }

        batch.ForEach(operation => operation.Complete());
    }

    private void TryRollBack()
    {
        try
        {
            _writer.Run("ROLLBACK");
        }
        catch (SqliteException)
        {
            // SQLite has rolled back by itself: a full disk and an I/O error do that.
        }
    }
}
