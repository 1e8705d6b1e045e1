using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace Cardshop.Scheduler.Store.Sqlite;

/// <summary>
/// A connection that keeps the commands that were made of each text: most of the time of a small query is spent on its text. Not for several
/// threads at once.
/// </summary>
/// <param name="inner">The connection; disposed with this.</param>
internal sealed class PreparedConnection(SqliteConnection inner) : DbConnection
{
    /// <summary>Texts that are put together for one occasion must not fill the memory.</summary>
    private const int MostIdle = 500;

    private readonly Dictionary<string, SqliteCommand> _idle = new(StringComparer.Ordinal);

    [AllowNull]
    public override string ConnectionString
    {
        get => inner.ConnectionString;
        set => inner.ConnectionString = value;
    }

    public override string Database => inner.Database;

    public override string DataSource => inner.DataSource;

    public override string ServerVersion => inner.ServerVersion;

    public override ConnectionState State => inner.State;

    /// <summary>A command of some text, which nobody else has until it is returned.</summary>
    public SqliteCommand Rent(string text)
    {
        if (_idle.Remove(text, out var command))
        {
            return command;
        }

        command = inner.CreateCommand();
        command.CommandText = text;
        return command;
    }

    /// <summary>Gives a command back.</summary>
    public void Return(SqliteCommand command)
    {
        command.Parameters.Clear();
        if (_idle.Count >= MostIdle || !_idle.TryAdd(command.CommandText, command))
        {
            command.Dispose();
        }
    }

    /// <summary>Runs a text that takes no parameters.</summary>
    public void Run(string text)
    {
        var command = Rent(text);
        try
        {
            command.ExecuteNonQuery();
        }
        finally
        {
            Return(command);
        }
    }

    public override void ChangeDatabase(string databaseName) => inner.ChangeDatabase(databaseName);

    public override void Close() => inner.Close();

    public override void Open() => inner.Open();

    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) => inner.BeginTransaction(isolationLevel);

    protected override DbCommand CreateDbCommand() => new PreparedCommand(this);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            foreach (var command in _idle.Values)
            {
                command.Dispose();
            }

            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
