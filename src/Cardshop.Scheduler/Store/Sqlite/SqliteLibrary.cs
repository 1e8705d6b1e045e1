using System.Reflection;
using System.Runtime.InteropServices;
using SQLitePCL;

namespace Cardshop.Scheduler.Store.Sqlite;

/// <summary>
/// Which SQLite is used: the system's, which gets security updates, or the one that comes along where there is none. A host can refuse the
/// system's with <c>CARDSHOP_SQLITE=bundled</c>.
/// </summary>
internal static class SqliteLibrary
{
    private static readonly string[] SystemNames = ["libsqlite3.so.0", "libsqlite3.dylib", "winsqlite3"];
    private static readonly Lock Gate = new();
    private static bool _loaded;

    /// <summary>Makes it ready; more than once does no harm.</summary>
    public static void Load()
    {
        lock (Gate)
        {
            if (_loaded)
            {
                return;
            }

            _loaded = true;
            NativeLibrary.SetDllImportResolver(typeof(SQLite3Provider_e_sqlite3).Assembly, Resolve);
            raw.SetProvider(new SQLite3Provider_e_sqlite3());
        }
    }

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path)
    {
        if (name is not "e_sqlite3" || Environment.GetEnvironmentVariable("CARDSHOP_SQLITE") is "bundled")
        {
            return 0;
        }

        foreach (var candidate in SystemNames)
        {
            if (NativeLibrary.TryLoad(candidate, out var handle))
            {
                return handle;
            }
        }

        return 0;
    }
}
