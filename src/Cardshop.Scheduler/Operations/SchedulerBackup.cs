using Cardshop.Primitives.Storage;
using Cardshop.Scheduler.Store.Sqlite;

namespace Cardshop.Scheduler.Operations;

/// <summary>Copies a scheduler's data, keys included, to a folder and back. Whoever has a copy can read everything in it.</summary>
public static class SchedulerBackup
{
    internal const string Database = "scheduler.db";
    internal const string Keys = "keys";

    /// <summary>Copies the data as they are at one moment; the scheduler may be running.</summary>
    /// <param name="dataFolder">Where they are.</param>
    /// <param name="target">A folder that does not exist yet.</param>
    /// <exception cref="IOException">There is nothing to copy, or something is in the way.</exception>
    public static void Create(string dataFolder, string target)
    {
        var database = Path.Combine(dataFolder, Database);
        if (!File.Exists(database))
        {
            throw new FileNotFoundException($"{database}: there is no scheduler's database to copy.", database);
        }

        if (Path.Exists(target))
        {
            throw new IOException($"{target}: exists already; name a new folder.");
        }

        PrivateFolder.Create(target);
        SqliteConnections.Copy(database, Path.Combine(target, Database));
        CopyKeys(dataFolder, target);
    }

    /// <summary>Puts a copy in place. The scheduler must not be running.</summary>
    /// <param name="source">What <see cref="Create"/> made.</param>
    /// <param name="dataFolder">Where it goes; it has no database yet.</param>
    /// <exception cref="IOException">The copy is not one, or something is in the way.</exception>
    public static void Restore(string source, string dataFolder)
    {
        var copy = Path.Combine(source, Database);
        if (!File.Exists(copy))
        {
            throw new FileNotFoundException($"{source}: is no copy of a scheduler's data.", copy);
        }

        if (File.Exists(Path.Combine(dataFolder, Database)))
        {
            throw new IOException($"{dataFolder}: has a database already; move it away first.");
        }

        PrivateFolder.Create(dataFolder);
        SqliteConnections.Copy(copy, Path.Combine(dataFolder, Database));
        CopyKeys(source, dataFolder);
    }

    private static void CopyKeys(string from, string to)
    {
        var target = Path.Combine(to, Keys);
        PrivateFolder.Create(target);
        foreach (var file in Directory.Exists(Path.Combine(from, Keys)) ? Directory.GetFiles(Path.Combine(from, Keys)) : [])
        {
            File.Copy(file, Path.Combine(target, Path.GetFileName(file)), overwrite: true);
        }
    }
}
