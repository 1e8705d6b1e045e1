using Cardshop.Contracts.Problems;
using Cardshop.Scheduler.Outcomes;
using Cardshop.Scheduler.Store;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.Shop.Store;

/// <summary>What every store has to do.</summary>
public abstract class StoreContract : IDisposable
{
    private const string Insert = "INSERT INTO setup_links (digest, expires) VALUES (@Digest, 1)";
    private const string Count = "SELECT COUNT(*) FROM setup_links";

    private readonly TempFolder _folder = new();

    [Fact]
    public async Task What_was_written_is_there_after_opening_it_again()
    {
        await using (var store = Open(_folder.Path))
        {
            await store.WriteAsync(session => session.Execute(Insert, new { Digest = "a" }));
        }

        await using var again = Open(_folder.Path);
        Assert.Equal(1, await again.ReadAsync(session => session.Value<int>(Count)));
    }

    [Fact]
    public async Task What_throws_and_what_is_refused_changes_nothing_and_tells_nobody()
    {
        await using var store = Open(_folder.Path);
        var told = 0;
        await Assert.ThrowsAsync<InvalidOperationException>(() => store.WriteAsync<int>(session =>
        {
            session.Execute(Insert, new { Digest = "a" });
            session.AfterCommit(() => told++);
            throw new InvalidOperationException();
        }));
        var refused = await store.WriteAsync<Outcome<int>>(session =>
        {
            session.Execute(Insert, new { Digest = "b" });
            session.AfterCommit(() => told++);
            return new Problem("x", "x", 409, "x");
        });
        Assert.True(refused.IsRefused);
        Assert.Equal(0, await store.ReadAsync(session => session.Value<int>(Count)));
        Assert.Equal(0, told);
    }

    [Fact]
    public async Task Writes_at_the_same_time_neither_lose_nor_spoil_each_other()
    {
        await using var store = Open(_folder.Path);
        var results = await Task.WhenAll(Enumerable.Range(0, 400).Select(async number =>
        {
            try
            {
                // Every fourth breaks a constraint.
                return await store.WriteAsync(session => session.Execute(Insert, new { Digest = $"{(number % 4 == 3 ? 0 : number)}" }));
            }
            catch (Exception error) when (error is not StoreException)
            {
                return 0;
            }
        }));
        Assert.Equal(300, results.Sum());
        Assert.Equal(300, await store.ReadAsync(session => session.Value<int>(Count)));
    }

    [Fact]
    public async Task Who_is_told_after_the_commit_can_read_what_was_written()
    {
        await using var store = Open(_folder.Path);
        var seen = new TaskCompletionSource<int>();
        await store.WriteAsync(session =>
        {
            session.AfterCommit(() => seen.SetResult(store.ReadAsync(inner => inner.Value<int>(Count)).AsTask().GetAwaiter().GetResult()));
            return session.Execute(Insert, new { Digest = "a" });
        });
        Assert.Equal(1, await seen.Task);
    }

    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    protected abstract IStore Open(string folder);
}
