using Microsoft.Data.Sqlite;

namespace Cardshop.Scheduler.Store.Sqlite;

/// <summary>Result codes of SQLite (https://www.sqlite.org/rescode.html).</summary>
internal static class SqliteCodes
{
    private const int Error = 1;
    private const int TooBig = 18;
    private const int Constraint = 19;
    private const int Mismatch = 20;
    private const int Range = 25;

    /// <summary>Whether only one statement is to blame, so that other work of the same transaction can go on.</summary>
    public static bool IsOfStatement(Exception error) =>
        error is not SqliteException sqlite || sqlite.SqliteErrorCode is Error or TooBig or Constraint or Mismatch or Range;
}
