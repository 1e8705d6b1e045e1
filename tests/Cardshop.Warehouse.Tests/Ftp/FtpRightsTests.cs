using Cardshop.Primitives.Digests;
using Cardshop.Warehouse.Objects;
using Xunit;

namespace Cardshop.Warehouse.Tests.Ftp;

/// <summary>Who may do what through the FTP door.</summary>
public sealed class FtpRightsTests
{
    private const string Name = "kiwix/1/hotspot.img";
    private static readonly byte[] Bytes = TestBytes.Of(100_000);

    [Fact]
    public async Task A_login_needs_a_token_and_the_name_that_belongs_to_it()
    {
        await using var server = await WarehouseServer.StartAsync();

        await FtpKit.RefusedAsync(530, () => server.LogInAsync("writer1", "nonsense"));
        await FtpKit.RefusedAsync(530, () => server.LogInAsync("somebody", "writer@kiwix"));
        await FtpKit.RefusedAsync(530, () => server.LogInAsync("creator1", "grant.a.b.c"));
        await using var client = await server.LogInAsync("writer1", "writer@kiwix");
        Assert.Empty(await client.ListAsync("/", FtpKit.Stop));
    }

    [Theory]
    [InlineData("writer")]
    [InlineData("creator")]
    [InlineData("builder")]
    public async Task Who_is_no_manager_reads_their_channel_and_changes_nothing(string role)
    {
        await using var server = await WarehouseServer.StartAsync();
        await server.PutAsync(Name, Bytes);
        await server.PutAsync("other/1/hotspot.img", Bytes, grant => grant with { Channel = "other" });
        await using var client = await server.LogInAsync($"{role}@kiwix");

        Assert.Equal(Bytes, await client.FetchAsync("/" + Name));
        Assert.Equal(["kiwix"], (await client.ListAsync("/", FtpKit.Stop)).Select(entry => entry.Name));
        await FtpKit.RefusedAsync(550, () => client.FetchAsync("/other/1/hotspot.img"));
        await FtpKit.RefusedAsync(550, () => client.ListAsync("/other", FtpKit.Stop));
        await FtpKit.RefusedAsync(550, () => client.SendAsync("/kiwix/2/new.img", Bytes));
        await FtpKit.RefusedAsync(550, () => client.TellAsync("/kiwix/2/new.img", Bytes));
        await FtpKit.RefusedAsync(550, () => client.SendAsync("/" + Name, Bytes));
        await FtpKit.RefusedAsync(550, () => client.DeleteAsync("/" + Name, FtpKit.Stop));
        await FtpKit.RefusedAsync(550, () => client.RenameAsync("/" + Name, "/kiwix/b.img", FtpKit.Stop));
        Assert.Equal(Bytes, await client.FetchAsync("/" + Name));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_creator_writes_what_its_grant_is_for_and_nothing_else(bool isPassword)
    {
        await using var server = await WarehouseServer.StartAsync();
        var grant = server.Grant(Name, maxLength: 200_000, with: grant => grant with { Fence = 7 });
        await using var creator = await server.LogInAsync("creator1", isPassword ? grant : "creator@kiwix");
        if (!isPassword)
        {
            await FtpKit.RefusedAsync(550, () => creator.SendAsync("/" + Name, Bytes));
            await creator.SiteAsync($"GRANT {grant}", FtpKit.Stop);
        }

        await creator.TellAsync("/" + Name, Bytes);
        await creator.SendAsync("/" + Name, Bytes[..50_000]).ContinueWith(task => Assert.True(task.IsFaulted), TaskScheduler.Default);
        await creator.SendAsync("/" + Name, Bytes[50_000..], offset: null);
        var manifest = "{}"u8.ToArray();
        await creator.TellAsync($"/{Name}.manifest.json", manifest);
        await creator.SendAsync($"/{Name}.manifest.json", manifest);
        await FtpKit.RefusedAsync(550, () => creator.SendAsync("/kiwix/1/other.img", Bytes));
        await FtpKit.RefusedAsync(550, () => creator.DeleteAsync("/" + Name, FtpKit.Stop));

        Assert.True(server.Store.Find(ObjectName.Parse(Name)) is { Channel: "kiwix", Owner: "creator1", Fence: 7 });
        Assert.Equal(Bytes, await creator.FetchAsync("/" + Name));
        Assert.Equal(manifest, await creator.FetchAsync($"/{Name}.manifest.json"));
    }

    [Fact]
    public async Task A_grant_is_for_the_one_who_got_it_and_ends()
    {
        var clock = new TestKit.ManualClock();
        await using var server = await WarehouseServer.StartAsync();
        var grant = server.Grant(Name);

        await FtpKit.RefusedAsync(530, () => server.LogInAsync("somebody", grant));
        await FtpKit.RefusedAsync(530, () => server.LogInAsync("creator1", server.Grant(Name, with: grant => grant with { Expires = clock.GetUtcNow().AddYears(-50) })));
    }

    [Fact]
    public async Task A_grant_with_a_lower_fence_is_void()
    {
        await using var server = await WarehouseServer.StartAsync();
        await using var newer = await server.LogInAsync("creator1", server.Grant(Name, with: grant => grant with { Fence = 8 }));
        await using var older = await server.LogInAsync("creator1", server.Grant(Name, with: grant => grant with { Fence = 7 }));
        await using var manager = await server.LogInAsync("manager@kiwix");
        await newer.SendAsync("/" + Name, Bytes[..10]);

        await FtpKit.RefusedAsync(550, () => older.SendAsync("/" + Name, Bytes[10..], offset: null));
        await FtpKit.RefusedAsync(550, () => older.SendAsync("/" + Name, Bytes));
        await FtpKit.RefusedAsync(550, () => manager.SendAsync("/" + Name, Bytes));

        await newer.SendAsync("/" + Name, Bytes[10..], offset: null);
        await newer.TellAsync("/" + Name, Bytes);
        Assert.Equal(Bytes, await older.FetchAsync("/" + Name));
    }

    [Fact]
    public async Task A_manager_replaces_and_removes_in_the_own_channel_only()
    {
        await using var server = await WarehouseServer.StartAsync();
        await server.PutAsync(Name, Bytes);
        await server.PutAsync("other/1/hotspot.img", Bytes, grant => grant with { Channel = "other" });
        await using var manager = await server.LogInAsync("manager@kiwix");
        var changed = TestBytes.Of(5000);

        await manager.TellAsync("/" + Name, changed);
        await manager.SendAsync("/" + Name, changed);
        Assert.Equal(changed, await manager.FetchAsync("/" + Name));
        await manager.DeleteAsync("/" + Name, FtpKit.Stop);
        Assert.Null(await manager.SizeAsync("/" + Name, FtpKit.Stop));

        await FtpKit.RefusedAsync(550, () => manager.DeleteAsync("/other/1/hotspot.img", FtpKit.Stop));
        await FtpKit.RefusedAsync(553, () => manager.SendAsync("/other/1/hotspot.img", changed));
        Assert.Equal(Sha256Digest.Of(Bytes), server.Store.Find(ObjectName.Parse("other/1/hotspot.img"))!.Digest);
    }

    [Theory]
    [InlineData("/../../etc/passwd")]
    [InlineData("/kiwix/../../../etc/passwd")]
    [InlineData("/.uploads")]
    [InlineData("/%2e%2e/keys")]
    [InlineData("/../keys")]
    [InlineData("/records")]
    public async Task Nobody_gets_out_of_the_objects(string path)
    {
        await using var server = await WarehouseServer.StartAsync();
        await server.PutAsync(Name, Bytes);
        await using var manager = await server.LogInAsync("manager@*");

        await FtpKit.RefusedAsync(550, () => manager.FetchAsync(path));
        await FtpKit.RefusedAsync(550, () => manager.ListAsync(path, FtpKit.Stop));
    }

    [Fact]
    public async Task Folders_come_with_files_and_go_with_them()
    {
        await using var server = await WarehouseServer.StartAsync();
        await server.PutAsync(Name, Bytes);
        await server.PutAsync("kiwix/1-more.img", Bytes);
        await using var manager = await server.LogInAsync("manager@kiwix");

        Assert.Equal(["1", "1-more.img", "1-more.img.sha256"], (await manager.ListAsync("/kiwix", FtpKit.Stop)).Select(entry => entry.Name).Order(StringComparer.Ordinal));
        await manager.CreateFolderAsync("/kiwix/2/3", FtpKit.Stop);
        Assert.Equal(["3"], (await manager.ListAsync("/kiwix/2", FtpKit.Stop)).Select(entry => entry.Name));
        await FtpKit.RefusedAsync(553, () => manager.CreateFolderAsync("/kiwix/1", FtpKit.Stop));
        await FtpKit.RefusedAsync(553, () => manager.CreateFolderAsync("/kiwix/a b", FtpKit.Stop));
    }
}
