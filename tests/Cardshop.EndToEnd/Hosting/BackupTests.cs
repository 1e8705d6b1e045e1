using Cardshop.Contracts.Accounts;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.EndToEnd.Hosting;

/// <summary>A shop is copied into a file and put in place elsewhere, with everything that its people know.</summary>
public sealed class BackupTests : IDisposable
{
    private readonly ServedShop _shop = new();

    public void Dispose() => _shop.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_backup_that_is_restored_gives_the_same_shop(bool isRunning)
    {
        var (process, ready) = await _shop.UpAsync();
        var manager = await _shop.ManagerAsync(ready);
        await manager.CreateUserAsync(new NewUser { Username = "wendy", Email = "wendy@example.org", Password = ServedShop.Password, Role = Role.Writer });
        if (!isRunning)
        {
            process.Stop();
        }

        var file = _shop.Bench["shop.tar"];
        var made = _shop.Try("backup", file, "--data", _shop.Data, "--json");
        Assert.Equal(0, made.ExitCode);
        Assert.Equal(new FileInfo(file).Length, JsonLines.ResultOf(made).GetProperty("size").GetInt64());
        Assert.Equal("600", Tool.Run("stat", "--format", "%a", file).Trim());
        Assert.Equal([file], Directory.GetFileSystemEntries(_shop.Bench.Folder, "shop.tar*"));
        process.Kill();

        var elsewhere = _shop.Bench["elsewhere"];
        var restored = _shop.Try("restore", file, "--data", elsewhere);
        Assert.True(restored.ExitCode == 0, restored.ToString());
        Assert.Equal(["scheduler", "scheduler.lock"], Directory.GetFileSystemEntries(elsewhere).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        var (_, again) = await _shop.ServeAsync("up", "--data", elsewhere, "--urls", "http://127.0.0.1:0");
        Assert.False(again.TryGetProperty("setup", out _));
        manager = await _shop.ManagerAsync(again);
        Assert.Contains((await manager.ListUsersAsync()).Items, user => user.Username is "wendy");
    }

    [Fact]
    public async Task A_backup_does_not_go_over_anything()
    {
        var (process, _) = await _shop.UpAsync();
        var file = _shop.Bench["shop.tar"];
        Messages.RequireErrors(_shop.Try("backup", file, "--data", _shop.Bench["nothing"]), 1, "there is no scheduler's database to copy");
        Assert.Equal(0, _shop.Try("backup", file, "--data", _shop.Data).ExitCode);
        Messages.RequireErrors(_shop.Try("backup", file, "--data", _shop.Data), 1, $"{file}: exists already");
        Messages.RequireErrors(_shop.Try("restore", file, "--data", _shop.Data), 1, $"{_shop.Data}: another cardshop serves from this folder");
        process.Stop();
        Messages.RequireErrors(_shop.Try("restore", file, "--data", _shop.Data), 1, "has a database already");
    }

    [Theory]
    [InlineData("")]
    [InlineData("this is no archive at all, but long enough to look like the beginning of one")]
    public void A_file_that_is_no_backup_is_refused_and_leaves_nothing(string content)
    {
        var file = _shop.Bench.Write("shop.tar", content);
        Messages.RequireErrors(_shop.Try("restore", file, "--data", _shop.Data), 1, $"{file}: is no backup of a scheduler");
        Assert.Equal([Path.Join(_shop.Data, "scheduler.lock")], Directory.GetFileSystemEntries(_shop.Data));
    }
}
