namespace Cardshop.Scheduler.Store.Sqlite;

/// <summary>A piece of work that waits for its turn.</summary>
internal interface IWriteOperation
{
    /// <summary>Does it; tells nobody yet.</summary>
    /// <returns>Whether what it changed is to stay.</returns>
    bool Run(StoreSession session);

    /// <summary>It is durable, or was taken back.</summary>
    void Complete();

    /// <summary>The store failed.</summary>
    void Fail(Exception error);
}
