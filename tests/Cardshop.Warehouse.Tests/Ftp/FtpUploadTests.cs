using Cardshop.Primitives.Digests;
using Cardshop.Warehouse.Objects;
using Xunit;

namespace Cardshop.Warehouse.Tests.Ftp;

/// <summary>Uploads through the FTP door: shown when whole and verified, and not before.</summary>
public sealed class FtpUploadTests
{
    private const string Name = "kiwix/6512/hotspot.img";
    private const string Path = "/" + Name;
    private static readonly byte[] Bytes = TestBytes.Of(3_000_000);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_upload_is_shown_when_its_digest_was_told_before_or_after(bool isBefore)
    {
        await using var server = await WarehouseServer.StartAsync();
        await using var manager = await server.LogInAsync("manager@kiwix");
        await using var writer = await server.LogInAsync("writer@kiwix");
        if (isBefore)
        {
            await manager.TellAsync(Path, Bytes);
        }

        Assert.Null(await writer.SizeAsync(Path, FtpKit.Stop));
        await manager.SendAsync(Path, Bytes);
        if (!isBefore)
        {
            Assert.Null(await writer.SizeAsync(Path, FtpKit.Stop));
            Assert.Empty(await writer.ListAsync("/", FtpKit.Stop));
            await FtpKit.RefusedAsync(550, () => writer.FetchAsync(Path));
            await manager.TellAsync(Path, Bytes);
        }

        Assert.Equal(Bytes.Length, await writer.SizeAsync(Path, FtpKit.Stop));
        Assert.Equal(Bytes, await writer.FetchAsync(Path));
        Assert.Equal(Bytes[1_000_000..], await writer.FetchAsync(Path, 1_000_000));
        Assert.Equal(Sha256Digest.Of(Bytes), await writer.HashAsync(Path, FtpKit.Stop));
        Assert.Equal(["hotspot.img", "hotspot.img.sha256"], (await writer.ListAsync("/kiwix/6512", FtpKit.Stop)).Select(entry => entry.Name));
        Assert.True(server.Store.Find(ObjectName.Parse(Name)) is { Channel: "kiwix", Owner: "manager1" });
    }

    [Fact]
    public async Task A_digest_can_be_told_by_a_command()
    {
        await using var server = await WarehouseServer.StartAsync();
        await using var manager = await server.LogInAsync("manager@kiwix");

        Assert.Contains("awaited", await manager.SiteAsync($"SHA256 {Sha256Digest.Of(Bytes)} {Path}", FtpKit.Stop), StringComparison.Ordinal);
        await manager.SendAsync(Path, Bytes);

        Assert.Contains("is there", await manager.SiteAsync($"SHA256 {Sha256Digest.Of(Bytes)} {Path}", FtpKit.Stop), StringComparison.Ordinal);
        await FtpKit.RefusedAsync(553, () => manager.SiteAsync("SHA256 zz x", FtpKit.Stop));
        await FtpKit.RefusedAsync(504, () => manager.SiteAsync("CHMOD 644 x", FtpKit.Stop));
    }

    [Fact]
    public async Task An_upload_goes_on_where_it_was_by_either_command_and_after_a_restart()
    {
        await using var server = await WarehouseServer.StartAsync();
        await using (var first = await server.LogInAsync("manager@kiwix"))
        {
            await first.SendAsync(Path, Bytes[..1_000_000]);
        }

        await using var manager = await server.LogInAsync("manager@kiwix");
        Assert.Equal(1_000_000, await manager.SizeAsync(Path, FtpKit.Stop));
        await FtpKit.RefusedAsync(554, () => manager.SendAsync(Path, Bytes[900_000..], 900_000));
        await FtpKit.RefusedAsync(554, () => manager.SendAsync(Path, Bytes[1_100_000..], 1_100_000));
        await manager.SendAsync(Path, Bytes[1_000_000..2_000_000], 1_000_000);
        await manager.TellAsync("/other.img", Bytes);
        await manager.SendAsync(Path, Bytes[2_000_000..], offset: null);
        Assert.Equal(Sha256Digest.Of(Bytes), await manager.HashAsync(Path, FtpKit.Stop));
        await manager.TellAsync(Path, Bytes);

        Assert.Equal(Bytes, await manager.FetchAsync(Path));
        await FtpKit.RefusedAsync(553, () => manager.SendAsync(Path, Bytes, offset: null));
    }

    [Fact]
    public async Task Bytes_that_are_not_those_that_were_announced_are_not_shown_and_can_be_sent_again()
    {
        await using var server = await WarehouseServer.StartAsync();
        await using var manager = await server.LogInAsync("manager@kiwix");
        await manager.TellAsync(Path, Bytes);

        var error = await FtpKit.RefusedAsync(551, () => manager.SendAsync(Path, [.. Bytes[..^1], (byte)(Bytes[^1] ^ 1)]));

        Assert.Contains(Sha256Digest.Of(Bytes).ToString(), error.Message, StringComparison.Ordinal);
        Assert.Null(server.Store.Find(ObjectName.Parse(Name)));
        await manager.SendAsync(Path, Bytes);
        Assert.NotNull(server.Store.Find(ObjectName.Parse(Name)));
    }

    [Fact]
    public async Task A_checksum_file_that_is_none_is_refused()
    {
        await using var server = await WarehouseServer.StartAsync();
        await using var manager = await server.LogInAsync("manager@kiwix");

        await FtpKit.RefusedAsync(551, () => manager.SendAsync(Path + ".sha256", "no checksum\n"u8.ToArray()));
        await FtpKit.RefusedAsync(551, () => manager.SendAsync(Path + ".sha256", new byte[100_000]));
    }

    [Fact]
    public async Task An_upload_to_another_name_is_shown_when_it_is_renamed()
    {
        await using var server = await WarehouseServer.StartAsync();
        await using var manager = await server.LogInAsync("manager@kiwix");
        await manager.TellAsync(Path, Bytes);
        await manager.SendAsync(Path + ".part", Bytes);

        await manager.RenameAsync(Path + ".part", Path, FtpKit.Stop);

        Assert.Equal(Bytes, await manager.FetchAsync(Path));
        await FtpKit.RefusedAsync(550, () => manager.RenameAsync(Path, "/elsewhere.img", FtpKit.Stop));
    }

    [Fact]
    public async Task A_warehouse_that_is_full_says_so_and_keeps_what_came()
    {
        await using var server = await WarehouseServer.StartAsync(options => options.Capacity = 2_000_000);
        await using var manager = await server.LogInAsync("manager@kiwix");
        await manager.AllocateAsync(Bytes.Length, FtpKit.Stop);
        await FtpKit.RefusedAsync(552, () => manager.SendAsync(Path, Bytes));

        await FtpKit.RefusedAsync(552, () => manager.SendAsync(Path, Bytes));
        Assert.InRange(await manager.SizeAsync(Path, FtpKit.Stop) ?? 0, 1_900_000, 2_000_000);
        await manager.DeleteAsync(Path, FtpKit.Stop);
        await manager.TellAsync("/fits.img", Bytes[..1_900_000]);
        await manager.SendAsync("/fits.img", Bytes[..1_900_000]);
        Assert.Equal(1_900_000, await manager.SizeAsync("/fits.img", FtpKit.Stop));
    }

    [Fact]
    public async Task Whoever_comes_back_goes_on_while_the_old_connection_still_hangs()
    {
        await using var server = await WarehouseServer.StartAsync();
        await using var first = await server.LogInAsync("manager@kiwix");
        await using var second = await server.LogInAsync("manager@kiwix");
        using var never = new CancellationTokenSource();
        var hanging = first.UploadAsync(Path, 0, new HangingStream(Bytes.AsMemory(0, 1_000_000), never.Token), progress: null, FtpKit.Stop);
        while (server.Store.FindUpload(ObjectName.Parse(Name)) is null)
        {
            await Task.Delay(20, FtpKit.Stop);
        }

        await second.SendAsync(Path, [], offset: null);
        await never.CancelAsync();
        await FtpKit.RefusedAsync(450, () => hanging);
        var there = (int)(await second.SizeAsync(Path, FtpKit.Stop) ?? 0);
        await second.SendAsync(Path, Bytes[there..], there);
        await second.TellAsync(Path, Bytes);
        Assert.Equal(Bytes, await second.FetchAsync(Path));
    }

    [Fact]
    public async Task More_than_is_allowed_is_refused()
    {
        await using var server = await WarehouseServer.StartAsync(options => options.MaxObjectLength = 1_000_000);
        await using var manager = await server.LogInAsync("manager@kiwix");
        await manager.TellAsync(Path, Bytes);

        await FtpKit.RefusedAsync(552, () => manager.SendAsync(Path, Bytes));
        await manager.AllocateAsync(1_000_001, FtpKit.Stop);
        await FtpKit.RefusedAsync(552, () => manager.SendAsync(Path, Bytes[..10]));
        await manager.TellAsync("/small.img", Bytes[..1_000_000]);
        await manager.SendAsync("/small.img", Bytes[..1_000_000]);
        Assert.Equal(1_000_000, await manager.SizeAsync("/small.img", FtpKit.Stop));
    }

    [Fact]
    public async Task An_upload_that_breaks_off_before_what_was_announced_is_not_whole()
    {
        await using var server = await WarehouseServer.StartAsync();
        await using var manager = await server.LogInAsync("manager@kiwix");
        await manager.TellAsync(Path, Bytes);
        await manager.AllocateAsync(Bytes.Length, FtpKit.Stop);

        await FtpKit.RefusedAsync(451, () => manager.SendAsync(Path, Bytes[..2_000_000]));

        await manager.SendAsync(Path, Bytes[2_000_000..], 2_000_000);
        Assert.Equal(Bytes, await manager.FetchAsync(Path));
    }
}
