using System.Data.Common;
using Dapper;

namespace Cardshop.Scheduler.Store;

/// <summary>
/// What a piece of work does with the store. The SQL is what SQLite and PostgreSQL have in common; moments are milliseconds since 1970 there,
/// truths 0 and 1.
/// </summary>
public sealed class StoreSession
{
    private readonly DbConnection _connection;

    static StoreSession() => StoreTypes.Register();

    internal StoreSession(DbConnection connection) => _connection = connection;

    internal List<Action> CommitActions { get; } = [];

    /// <summary>Changes rows.</summary>
    /// <returns>How many.</returns>
    public int Execute(string sql, object? arguments = null) => _connection.Execute(sql, arguments);

    /// <summary>All rows.</summary>
    public List<T> Query<T>(string sql, object? arguments = null) => _connection.Query<T>(sql, arguments).AsList();

    /// <summary>The first row, or null.</summary>
    public T? Find<T>(string sql, object? arguments = null)
        where T : class => _connection.QueryFirstOrDefault<T>(sql, arguments);

    /// <summary>The first value of the first row; the default when there is none.</summary>
    public T? Value<T>(string sql, object? arguments = null) => _connection.QueryFirstOrDefault<T?>(sql, arguments);

    /// <summary>All rows, each cut in two before the column <c>id</c>.</summary>
    internal List<(TFirst First, TSecond Second)> Pairs<TFirst, TSecond>(string sql, object? arguments) =>
        _connection.Query<TFirst, TSecond, (TFirst, TSecond)>(sql, (first, second) => (first, second), arguments, splitOn: "id").AsList();

    /// <summary>Does something once everything is durable; not at all if it never is.</summary>
    public void AfterCommit(Action action) => CommitActions.Add(action);
}
