using Microsoft.Data.Sqlite;

namespace Cardshop.Benchmarks.Shop;

/// <summary>Makes many orders of one, in the database of a scheduler that does not run: to place each by itself would take an hour.</summary>
internal static class ManyOrders
{
    // Times are spread over a year, statuses and names over the table, so that filters and sorts have something to do.
    private const string Year = "31536000000";
    private static readonly string[] Statuses = ["created", "creating", "pending_expiry", "expired", "canceled", "creation_failed"];

    /// <summary>Copies the only order, with its task.</summary>
    /// <param name="database">The scheduler's.</param>
    /// <param name="count">How many orders there are to be.</param>
    /// <param name="isQueued">Whether all of them wait for a creator; otherwise they are in all sorts of states.</param>
    public static void Make(string database, int count, bool isQueued)
    {
        SQLitePCL.Batteries_V2.Init();
        using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        connection.Open();
        Execute(connection, "PRAGMA synchronous = OFF");
        using var transaction = connection.BeginTransaction();
        var status = isQueued ? "status" : $"CASE i % {Statuses.Length} {string.Join(' ', Statuses.Select((word, i) => $"WHEN {i} THEN '{word}'"))} END";
        Copy(connection, "orders", count, new(StringComparer.Ordinal)
        {
            ["id"] = "printf('bench%08d', i)",
            ["status"] = status,
            ["name"] = "printf('Order %d', i * 7919 % 100003)",
            ["file_name"] = "printf('bench-%08d.img', i)",
            ["idempotency_key"] = "NULL",
            ["created"] = $"created - (i * 7919 % 100003) * ({Year} / 100003)",
            ["updated"] = $"updated - (i * 104729 % 100003) * ({Year} / 100003)",
        });
        if (isQueued)
        {
            Copy(connection, "tasks", count, new(StringComparer.Ordinal)
            {
                ["id"] = "printf('bencht%08d', i)",
                ["order_id"] = "printf('bench%08d', i)",
                ["queue_rank"] = "queue_rank + i",
            });
        }

        transaction.Commit();
        Execute(connection, "PRAGMA optimize");
    }

    private static void Copy(SqliteConnection connection, string table, int count, Dictionary<string, string> changed)
    {
        var columns = new List<string>();
        using (var list = connection.CreateCommand())
        {
            list.CommandText = $"SELECT name FROM pragma_table_info('{table}')";
            using var reader = list.ExecuteReader();
            while (reader.Read())
            {
                columns.Add(reader.GetString(0));
            }
        }

        Execute(connection, $"""
            WITH RECURSIVE numbers (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM numbers WHERE i < {count - 1})
            INSERT INTO {table} ({string.Join(", ", columns)})
            SELECT {string.Join(", ", columns.Select(column => changed.GetValueOrDefault(column, column)))} FROM (SELECT * FROM {table} LIMIT 1), numbers
            """);
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
