using Cardshop.Scheduler.Operations;
using Cardshop.Scheduler.Outcomes;
using Cardshop.Scheduler.Store.Migrations;
using Cardshop.Scheduler.Store.Sqlite;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.Shop.Store;

public sealed class SqliteStoreTests : StoreContract
{
    protected override Scheduler.Store.IStore Open(string folder) => SqliteStore.Open(Path.Combine(folder, "scheduler.db"), TimeProvider.System);

    [Fact]
    public async Task A_database_of_a_newer_version_is_refused()
    {
        using var folder = new TempFolder();
        var path = Path.Combine(folder.Path, "scheduler.db");
        await using (var store = SqliteStore.Open(path, TimeProvider.System))
        {
            await store.WriteAsync(session => session.Execute("INSERT INTO schema_migrations (number, name, digest, applied) VALUES (9999, 'x', 'x', 0)"));
        }

        Assert.Contains("newer version", Assert.Throws<SchemaException>(() => SqliteStore.Open(path, TimeProvider.System)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_store_waits_for_the_disk_at_every_commit()
    {
        using var folder = new TempFolder();
        await using var store = SqliteStore.Open(Path.Combine(folder.Path, "scheduler.db"), TimeProvider.System);
        const int full = 2;
        Assert.Equal(full, await store.WriteAsync(session => session.Value<int>("PRAGMA synchronous")));
        Assert.Equal("wal", await store.WriteAsync(session => session.Value<string>("PRAGMA journal_mode")));
    }

    [Fact]
    public async Task Two_stores_that_open_a_new_file_at_once_both_find_it_up_to_date()
    {
        using var folder = new TempFolder();
        var path = Path.Combine(folder.Path, "scheduler.db");
        var stores = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => SqliteStore.Open(path, TimeProvider.System))));
        foreach (var store in stores)
        {
            Assert.Equal(0, await store.ReadAsync(session => session.Value<int>("SELECT COUNT(*) FROM users")));
            await store.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_copy_made_while_in_use_is_whole()
    {
        using var folder = new TempFolder();
        await using var store = SqliteStore.Open(Path.Combine(folder.Path, "scheduler.db"), TimeProvider.System);
        await store.WriteAsync(session => session.Execute("INSERT INTO setup_links (digest, expires) VALUES ('a', 1)"));
        SchedulerBackup.Create(folder.Path, Path.Combine(folder.Path, "copy"));
        SchedulerBackup.Restore(Path.Combine(folder.Path, "copy"), Path.Combine(folder.Path, "again"));
        await using var copy = SqliteStore.Open(Path.Combine(folder.Path, "again", "scheduler.db"), TimeProvider.System);
        Assert.Equal(1, await copy.ReadAsync(session => session.Value<int>("SELECT COUNT(*) FROM setup_links")));
    }

    [Fact]
    public void Nothing_is_an_outcome_of_its_own() => Assert.False(((Outcome<Nothing>)default(Nothing)).IsRefused);
}
