using System.Text.Json;
using Cardshop.Contracts.Queue;
using Cardshop.Contracts.Shop;
using Cardshop.Scheduler;
using Cardshop.Scheduler.Mails;
using Cardshop.Scheduler.Store;
using Cardshop.Shop.Hosting;
using Xunit;

namespace Cardshop.Shop.Mails;

public sealed class MailTests
{
    [Fact]
    public async Task People_are_told_of_their_order_as_text_and_html_by_a_real_server_and_in_their_language()
    {
        using var server = await new SmtpServer().StartAsync();
        await using var shop = await Hosting.Shop.OpenAsync(options: WithMail(server));
        await shop.Manager.PlaceOrderAsync(Hosting.Shop.Order() with { Name = "Écoles & <co>", Recipient = new Person { Name = "Zoé", Email = "zoe@example.org", Language = "fr" } });
        var lease = await shop.ClaimAsync();
        await shop.Creator.FinishAsync(lease.Id, Hosting.Shop.Done(lease));
        var mails = await server.MailsAsync(2);
        Assert.Equal(["Commande reçue : Écoles & <co>", "Votre image est prête : Écoles & <co>"], mails.Select(mail => Text(mail, "subject")));
        var ready = mails[1];
        Assert.Equal(("zoe@example.org", "ann@example.org", "multipart/alternative"), (Text(ready, "to"), Text(ready, "cc"), Text(ready, "type")));
        Assert.Contains("Bonjour Zoé,", Text(ready, "text"), StringComparison.Ordinal);
        Assert.Contains("&lt;co&gt;", Text(ready, "html"), StringComparison.Ordinal);
        Assert.DoesNotContain("<co>", Text(ready, "html"), StringComparison.Ordinal);
        Assert.DoesNotContain("hunter22", ready.ToString(), StringComparison.Ordinal);

        var link = Text(ready, "text").Split("\n").Select(line => line.Trim()).Single(line => line.StartsWith("http", StringComparison.Ordinal));
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var answer = await http.GetAsync(new Uri(shop.Host.Address, new Uri(link).PathAndQuery));
        Assert.Equal(302, (int)answer.StatusCode);
        Assert.EndsWith(lease.Work.FileName, answer.Headers.Location!.AbsolutePath, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mails_wait_for_a_server_that_is_down_and_orders_do_not()
    {
        using var server = new SmtpServer();
        await using var shop = await Hosting.Shop.OpenAsync(options: WithMail(server));
        await shop.Manager.PlaceOrderAsync(Hosting.Shop.Order());
        var store = shop.Host.Get<IStore>();
        for (var attempt = 0; attempt < 300 && await store.ReadAsync(session => session.Value<string>("SELECT error FROM outbox")) is null; attempt++)
        {
            await Task.Delay(100);
        }

        Assert.Equal("waiting", await store.ReadAsync(session => session.Value<string>("SELECT state FROM outbox")));
        Assert.Contains("127.0.0.1", await store.ReadAsync(session => session.Value<string>("SELECT error FROM outbox")), StringComparison.Ordinal);
        await server.StartAsync();
        await store.WriteAsync(session => session.Execute("UPDATE outbox SET next_attempt = 0"));
        Assert.Equal("Order received: Library", Text(Assert.Single(await server.MailsAsync(1)), "subject"));
    }

    [Fact]
    public async Task A_failure_is_mailed_with_cause_and_remedy_and_a_name_cannot_forge_headers()
    {
        using var server = await new SmtpServer().StartAsync();
        await using var shop = await Hosting.Shop.OpenAsync(options: WithMail(server));
        await shop.Manager.PlaceOrderAsync(Hosting.Shop.Order() with { Name = "x\r\nBcc: all@example.org" });
        var lease = await shop.ClaimAsync();
        await shop.Creator.FinishAsync(lease.Id, new TaskResult { Fence = lease.Fence, Status = WorkStatus.FailedToBuild, Cause = "a.zim: {0} is gone.", Remedy = "Take another." });
        var mails = await server.MailsAsync(2);
        Assert.Equal("Order failed: x Bcc: all@example.org", Text(mails[1], "subject"));
        Assert.Contains("Cause: a.zim: {0} is gone.", Text(mails[1], "text"), StringComparison.Ordinal);
        Assert.Contains("What to do: Take another.", Text(mails[1], "html"), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_mail_renders_in_every_language()
    {
        foreach (var kind in Enum.GetValues<MailKind>())
        {
            foreach (var language in new[] { "en", "fr", "xx" })
            {
                var mail = Letterhead.Write(kind, language, new Letter("Ann", "Library", "1", 32, DateTimeOffset.UnixEpoch, [new("a.img", "http://x/")], "c", "r", "w"), "a@example.org", null, "1");
                Assert.DoesNotContain('{', mail.Subject + mail.Text);
                Assert.NotEmpty(mail.Subject);
            }
        }
    }

    private static string Text(JsonElement mail, string name) => mail.GetProperty(name).GetString()!;

    private static Func<SchedulerOptions, SchedulerOptions> WithMail(SmtpServer server) =>
        basis => basis with { Mail = new MailOptions { Host = "127.0.0.1", Port = server.Port, Tls = false } };
}
