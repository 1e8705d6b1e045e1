using Cardshop.Contracts.Accounts;
using Cardshop.Contracts.Shop;
using Cardshop.EndToEnd.Hosting;
using Cardshop.EndToEnd.Setting;
using Cardshop.EndToEnd.Shops;
using Xunit;

namespace Cardshop.EndToEnd.Stations;

/// <summary>A station is set up by a person at a terminal.</summary>
public sealed class SetupTests
{
    private const string Menu = "What do you want to do?";

    [Fact]
    public async Task Step_by_step_a_machine_becomes_a_station()
    {
        using var shop = new OpenShop();
        using var host = new HostStage();
        host.HaveSystemd();
        await shop.UpAsync();
        await shop.Manager.CreateUserAsync(
            new NewUser { Username = "north-desk", Email = "north@example.org", Password = ServedShop.Password, Role = Role.Writer }, TestContext.Current.CancellationToken);
        await shop.Manager.CreateSiteAsync(new SiteRequest("north", "North School", "north-desk"), TestContext.Current.CancellationToken);

        using var terminal = new TerminalWindow(host.Bench.Folder, host.Start("station", "setup"));
        await terminal.AwaitAsync(screen => screen.Contains(Menu, StringComparison.Ordinal) && screen.Contains("not logged in", StringComparison.Ordinal), "the menu");

        // Nothing is an answer too.
        terminal.Press("Enter");
        await terminal.AwaitAsync(screen => screen.Contains("Address of the shop", StringComparison.Ordinal), "the first question");
        terminal.Press("Enter");
        await terminal.AwaitAsync(screen => screen.Contains("The login stays as it is.", StringComparison.Ordinal) && Count(screen, Menu) == 1, "the menu again");

        terminal.Press("Enter");
        await terminal.AwaitAsync(screen => Count(screen, "Address of the shop") == 2, "the question again");
        Type(terminal, "ftp://shop");
        await terminal.AwaitAsync(screen => screen.Contains("is not the address of a shop", StringComparison.Ordinal), "the problem");
        Type(terminal, shop.Http.BaseAddress!.AbsoluteUri);
        await terminal.AwaitAsync(screen => screen.Contains("Account of the site", StringComparison.Ordinal), "the question for the account");
        Type(terminal, "north-desk");
        await terminal.AwaitAsync(screen => screen.Contains("Password", StringComparison.Ordinal), "the question for the password");
        Type(terminal, ServedShop.Password);
        await terminal.AwaitAsync(screen => screen.Contains("connected to", StringComparison.Ordinal) && screen.Contains("Next: Slots", StringComparison.Ordinal), "that it is logged in");
        Assert.DoesNotContain(ServedShop.Password, terminal.Screen, StringComparison.Ordinal);

        terminal.Press("Enter");
        await terminal.AwaitAsync(screen => screen.Contains("Names for slots", StringComparison.Ordinal), "the question for slots");
        Type(terminal, "A");
        await terminal.AwaitAsync(screen => screen.Contains("call A", StringComparison.Ordinal), "the lesson");
        host.System.SetMedium("sdb", 8_000_000_000, 1);
        await terminal.AwaitAsync(screen => screen.Contains("Next: Services", StringComparison.Ordinal), "that slot A is known");

        terminal.Press("Enter");
        await terminal.AwaitAsync(screen => screen.Contains("a writer for A, now and at boot?", StringComparison.Ordinal), "the question for services");
        Type(terminal, "y");
        await terminal.AwaitAsync(screen => screen.Contains("2 of 2 run", StringComparison.Ordinal) && screen.Contains(Menu, StringComparison.Ordinal), "that the services run");
        Assert.Contains("enable --now cardshop-downloader.service cardshop-writer@A.service cardshop-network.timer", host.Asked);

        terminal.Press("End");
        terminal.Press("Enter");
        await terminal.AwaitAsync(screen => screen.Contains("ended with 0", StringComparison.Ordinal), "the end");
    }

    [Fact]
    public async Task The_network_is_set_up_with_a_question_before_anything_changes()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Only root can make networks.");
        using var stage = new NetworkStage();
        stage.HaveNetplan();
        await stage.OpenShopAsync();
        stage.Host.Write("etc/cardshop/station.env", $"CARDSHOP_URL=https://10.77.0.1:8443\nCARDSHOP_USER=nobody\nCARDSHOP_PASSWORD=none\nCARDSHOP_FINGERPRINT={stage.Fingerprint}\n");

        using var terminal = new TerminalWindow(stage.Host.Bench.Folder, stage.Start("station", "setup"));
        await AnswerAsync(terminal, first: true);
        terminal.Press("Enter");
        await terminal.AwaitAsync(screen => screen.Contains("Nothing was changed.", StringComparison.Ordinal) && screen.Contains(Menu, StringComparison.Ordinal), "the menu");
        Assert.Equal([NetworkStage.Leased], stage.Addresses);

        await AnswerAsync(terminal, first: false);
        Type(terminal, "y");
        await terminal.AwaitAsync(screen => screen.Contains("st0 is set up", StringComparison.Ordinal), "the end");
        Assert.Equal(["10.77.0.2/24"], stage.Addresses);
        terminal.Press("C-c");
        await terminal.AwaitAsync(screen => screen.Contains("ended with 130", StringComparison.Ordinal), "the end");
    }

    [Fact]
    public void Without_a_terminal_the_steps_are_named_that_do_without()
    {
        using var host = new HostStage();
        var result = host.Try("station", "setup");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("cardshop station credentials", result.Error, StringComparison.Ordinal);
    }

    private static async Task AnswerAsync(TerminalWindow terminal, bool first)
    {
        await terminal.AwaitAsync(screen => Count(screen, Menu) == 1 && screen.Contains("nobody at https://10.77.0.1:8443/", StringComparison.Ordinal), "the menu");
        foreach (var key in new[] { "Down", "Down", "Down", "Enter" })
        {
            terminal.Press(key);
        }

        await terminal.AwaitAsync(screen => screen.Contains("Which interface?", StringComparison.Ordinal), "the interfaces");
        terminal.Press("Enter");
        await terminal.AwaitAsync(screen => screen.Contains("How does st0 get its address?", StringComparison.Ordinal), "the methods");
        terminal.Press("Down");
        terminal.Press("Enter");
        var times = first ? 1 : 2;
        await terminal.AwaitAsync(screen => Count(screen, "Addresses with their prefix") == times, "the question for addresses");
        Type(terminal, "10.77.0.2/24");
        await terminal.AwaitAsync(screen => Count(screen, "Gateways") == times, "the question for gateways");
        terminal.Press("Enter");
        await terminal.AwaitAsync(screen => Count(screen, "Name servers") == times, "the question for name servers");
        terminal.Press("Enter");
        await terminal.AwaitAsync(screen => Count(screen, "Apply this?") == times, "the last question");
    }

    private static void Type(TerminalWindow terminal, string text)
    {
        terminal.Press(text);
        terminal.Press("Enter");
    }

    private static int Count(string screen, string text) => screen.Split(text).Length - 1;
}
