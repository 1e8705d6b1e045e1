using Cardshop.Warehouse.Access;
using Cardshop.Warehouse.Ftp;
using Cardshop.Warehouse.Links;
using Cardshop.Ftp.Files;
using Cardshop.Ftp.Logins;
using Cardshop.Warehouse.Uploads;
using Microsoft.Extensions.Options;
using Xunit;

namespace Cardshop.Warehouse.Tests.Ftp;

/// <summary>Tokens end, and schedulers are away, while people are logged in.</summary>
public sealed class FtpTokenTests
{
    [Fact]
    public async Task A_token_that_has_ended_is_noticed_at_the_next_command_and_a_new_one_is_taken()
    {
        await using var server = await WarehouseServer.StartAsync();
        var tokens = new MomentaryTokens();
        var files = await LogInAsync(server, tokens);
        Assert.True(await files.ConfirmAsync(FtpKit.Stop));

        tokens.Answer = () => null;
        Assert.False(await files.ConfirmAsync(FtpKit.Stop));

        tokens.Answer = () => throw new HttpRequestException("away");
        Assert.Equal(FtpFault.Failed, (await Assert.ThrowsAsync<FtpFileException>(() => files.ConfirmAsync(FtpKit.Stop).AsTask())).Fault);
    }

    [Fact]
    public async Task A_manager_who_is_one_no_longer_loses_the_rights_at_once()
    {
        await using var server = await WarehouseServer.StartAsync();
        var tokens = new MomentaryTokens();
        var files = await LogInAsync(server, tokens);
        Assert.True(FtpPath.TryResolve(FtpPath.Root, "a.img", out var path));
        await (await files.WriteAsync(path, new FtpWrite(0, Announced: null), FtpKit.Stop)).DisposeAsync();

        tokens.Answer = () => new Caller("ann", "writer", "kiwix");
        Assert.True(await files.ConfirmAsync(FtpKit.Stop));
        Assert.Equal(FtpFault.Denied, (await Assert.ThrowsAsync<FtpFileException>(() => files.WriteAsync(path, new FtpWrite(0, Announced: null), FtpKit.Stop).AsTask())).Fault);
    }

    [Fact]
    public async Task When_the_scheduler_is_away_nobody_is_refused_for_good()
    {
        await using var server = await WarehouseServer.StartAsync();
        var tokens = new MomentaryTokens { Answer = () => throw new HttpRequestException("away") };

        Assert.IsType<FtpLoginResult.Unavailable>(await Login(server, tokens).LoginAsync(new FtpCredentials("ann", "token", System.Net.IPAddress.Loopback), FtpKit.Stop));
    }

    private static WarehouseLogin Login(WarehouseServer server, IAccessTokens tokens) => new(
        new FtpStore(server.Store, server.Service<UploadSlots>(), TimeProvider.System, server.Service<IOptions<WarehouseOptions>>()), [tokens], server.Service<Grants>());

    private static async Task<IFtpFiles> LogInAsync(WarehouseServer server, IAccessTokens tokens) => Assert.IsType<FtpLoginResult.Accepted>(
        await Login(server, tokens).LoginAsync(new FtpCredentials("ann", "token", System.Net.IPAddress.Loopback), FtpKit.Stop)).Files;

    private sealed class MomentaryTokens : IAccessTokens
    {
        public Func<Caller?> Answer { get; set; } = () => new Caller("ann", Caller.ManagerRole, "kiwix");

        public ValueTask<Caller?> ValidateAsync(string token, CancellationToken cancellation) => new(Answer());
    }
}
