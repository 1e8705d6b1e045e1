using Cardshop.Scheduler.Store.Migrations;
using Microsoft.Data.Sqlite;

namespace Cardshop.Scheduler.Store.Sqlite;

/// <summary>Opens a database file.</summary>
internal static class SqliteConnections
{
    /// <summary>A connection with all settings made.</summary>
    /// <param name="path">The file; <c>:memory:</c> for one that nobody else sees.</param>
    /// <param name="readOnly">Whether it is never to write.</param>
    public static SqliteConnection Open(string path, bool readOnly = false)
    {
        SqliteLibrary.Load();
        var settings = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = readOnly ? SqliteOpenMode.ReadOnly : SqliteOpenMode.ReadWriteCreate,
            Pooling = false,
            DefaultTimeout = 30,
        };
        var connection = new SqliteConnection(settings.ToString());
        connection.Open();

        // FULL: a commit is on the disk before anybody hears of it, or a fencing token could be given twice after a power cut.
        Run(connection, "PRAGMA busy_timeout = 10000; PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16000;");
        if (!readOnly)
        {
            Run(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA journal_size_limit = 67108864;");
        }

        return connection;
    }

    /// <summary>Brings a database up to date. Only one process does it at a time.</summary>
    public static void Migrate(SqliteConnection connection, TimeProvider clock)
    {
        Run(connection, "BEGIN EXCLUSIVE");
        try
        {
            Migrator.Run(new StoreSession(connection), MigrationScripts.Sqlite, clock);
            Run(connection, "COMMIT");
        }
        catch
        {
            Run(connection, "ROLLBACK");
            throw;
        }
    }

    /// <summary>Copies a database as it is at one moment, while others use it.</summary>
    /// <param name="source">The file.</param>
    /// <param name="target">A file that does not exist.</param>
    public static void Copy(string source, string target)
    {
        using var connection = Open(source, readOnly: true);
        using var command = connection.CreateCommand();
        command.CommandText = "VACUUM INTO $target";
        command.Parameters.AddWithValue("$target", target);
        command.ExecuteNonQuery();
    }

    public static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
