using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace Cardshop.Scheduler.Store.Sqlite;

/// <summary>A command that is borrowed from its connection when its text is known.</summary>
internal sealed class PreparedCommand(PreparedConnection connection) : DbCommand
{
    private SqliteCommand? _inner;

    [AllowNull]
    public override string CommandText
    {
        get => Inner.CommandText;
        set
        {
            Leave();
            _inner = connection.Rent(value ?? "");
        }
    }

    public override int CommandTimeout { get; set; }

    public override CommandType CommandType { get; set; } = CommandType.Text;

    public override bool DesignTimeVisible { get; set; }

    public override UpdateRowSource UpdatedRowSource { get; set; }

    protected override DbConnection? DbConnection { get; set; } = connection;

    protected override DbParameterCollection DbParameterCollection => Inner.Parameters;

    protected override DbTransaction? DbTransaction { get; set; }

    private SqliteCommand Inner => _inner ?? throw new InvalidOperationException("The command has no text yet.");

    public override void Cancel() => Inner.Cancel();

    public override int ExecuteNonQuery() => Inner.ExecuteNonQuery();

    public override object? ExecuteScalar() => Inner.ExecuteScalar();

    public override void Prepare() => Inner.Prepare();

    protected override DbParameter CreateDbParameter() => new NamedParameter();

    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => Inner.ExecuteReader(behavior);

    protected override void Dispose(bool disposing)
    {
        Leave();
        base.Dispose(disposing);
    }

    private void Leave()
    {
        if (_inner is { } inner)
        {
            _inner = null;
            connection.Return(inner);
        }
    }
}
