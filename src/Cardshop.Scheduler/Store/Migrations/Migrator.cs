using System.Security.Cryptography;
using System.Text;

namespace Cardshop.Scheduler.Store.Migrations;

/// <summary>Runs the steps that a database lacks, in order, never one back. The caller holds the lock and the transaction.</summary>
internal static class Migrator
{
    public static void Run(StoreSession session, IReadOnlyList<Migration> migrations, TimeProvider clock)
    {
        session.Execute("CREATE TABLE IF NOT EXISTS schema_migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL, digest TEXT NOT NULL, applied BIGINT NOT NULL)");
        var applied = session.Query<Applied>("SELECT number, name, digest FROM schema_migrations ORDER BY number");
        if (applied.Count > migrations.Count)
        {
            throw new SchemaException(
                $"The database was written by a newer version of Cardshop (schema {applied[^1].Number}, this version knows {migrations.Count}). Install that version, or restore a backup.");
        }

        foreach (var (known, migration) in applied.Zip(migrations))
        {
            if (!string.Equals(known.Digest, DigestOf(migration), StringComparison.Ordinal))
            {
                throw new SchemaException($"The schema step {known.Name} of this database is not the one that this version knows; restore a backup.");
            }
        }

        foreach (var migration in migrations.Skip(applied.Count))
        {
            session.Execute(migration.Sql);
            session.Execute(
                "INSERT INTO schema_migrations (number, name, digest, applied) VALUES (@Number, @Name, @Digest, @Now)",
                new { migration.Number, migration.Name, Digest = DigestOf(migration), Now = clock.GetUtcNow() });
        }
    }

    private static string DigestOf(Migration migration) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(migration.Sql)));

    private sealed record Applied
    {
        public long Number { get; init; }

        public string Name { get; init; } = "";

        public string Digest { get; init; } = "";
    }
}
