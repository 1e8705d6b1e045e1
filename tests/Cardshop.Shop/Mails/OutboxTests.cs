using Cardshop.Contracts.Shop;
using Cardshop.Scheduler;
using Cardshop.Scheduler.Mails;
using Cardshop.Scheduler.Store;
using Cardshop.Shop.Hosting;
using Xunit;

namespace Cardshop.Shop.Mails;

/// <summary>What becomes of mails that a server does not take at once.</summary>
public sealed class OutboxTests
{
    [Fact]
    public async Task A_mail_that_a_server_defers_waits_and_is_sent_once_when_it_is_taken()
    {
        using var server = await new SmtpServer().StartAsync();
        await using var shop = await Hosting.Shop.OpenAsync(options: WithMail(server));
        server.Answer("""{"data": "451 4.7.1 greylisted, come back"}""");
        await shop.Manager.PlaceOrderAsync(Hosting.Shop.Order());
        Assert.Equal(("waiting", "451 4.7.1 greylisted, come back"), await OutboxAsync(shop, row => row.Error is not null));
        server.Answer("{}");
        await HurryAsync(shop);
        Assert.Equal(("sent", null), await OutboxAsync(shop, row => row.State is "sent"));
        Assert.Single(await server.MailsAsync(1));
    }

    [Fact]
    public async Task A_mail_that_a_server_refuses_is_not_tried_again_and_managers_find_out_and_others_go_on()
    {
        using var server = await new SmtpServer().StartAsync();
        await using var shop = await Hosting.Shop.OpenAsync(options: WithMail(server));
        server.Answer("""{"rcpt": {"gone@example.org": "550 5.1.1 gone@example.org is unknown"}}""");
        var order = await shop.Manager.PlaceOrderAsync(Hosting.Shop.Order() with { Client = new Person { Name = "Gone", Email = "gone@example.org" } });
        Assert.Equal(("refused", "550 5.1.1 gone@example.org is unknown"), await OutboxAsync(shop, row => row.State is not "waiting"));
        await HurryAsync(shop);
        await shop.Manager.PlaceOrderAsync(Hosting.Shop.Order());
        Assert.Equal("ann@example.org", Assert.Single(await server.MailsAsync(1)).GetProperty("envelope").GetString());

        Assert.Equal(1, await shop.Host.Get<IStore>().ReadAsync(session => session.Value<int>("SELECT attempts FROM outbox WHERE state = 'refused'")));
        var entry = Assert.Single((await shop.Manager.ListAuditAsync("action=mail.refused")).Items);
        Assert.Equal((order.Id.Value, "order_created"), (entry.Subject, entry.Detail));
        Assert.Contains("cardshop_mails_undelivered 1\n", await shop.Host.Http().GetStringAsync("metrics"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_a_mail_does_not_get_it_again_because_another_has_it_not()
    {
        using var server = await new SmtpServer().StartAsync();
        await using var shop = await Hosting.Shop.OpenAsync(options: WithMail(server));
        server.Answer("""{"rcpt": {"zoe@example.org": "450 4.2.1 busy"}}""");
        await shop.Manager.PlaceOrderAsync(Hosting.Shop.Order() with { Recipient = new Person { Name = "Zoé", Email = "zoe@example.org" } });
        await OutboxAsync(shop, row => row.Error is not null);
        server.Answer("{}");
        await HurryAsync(shop);
        var envelopes = (await server.MailsAsync(2)).Select(mail => mail.GetProperty("envelope").GetString());
        Assert.Equal(["ann@example.org", "zoe@example.org"], envelopes.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_mail_that_nobody_takes_for_days_is_given_up_and_managers_find_out()
    {
        using var server = new SmtpServer();
        await using var shop = await Hosting.Shop.OpenAsync(options: WithMail(server));
        await shop.Manager.PlaceOrderAsync(Hosting.Shop.Order());
        await OutboxAsync(shop, row => row.Error is not null);
        await shop.Host.Get<IStore>().WriteAsync(session => session.Execute("UPDATE outbox SET created = created - 300000000"));
        await HurryAsync(shop);
        Assert.Equal("given_up", (await OutboxAsync(shop, row => row.State is not "waiting")).State);
        Assert.Single((await shop.Manager.ListAuditAsync("action=mail.given_up")).Items);
    }

    private static Task<int> HurryAsync(Hosting.Shop shop) => shop.Host.Get<IStore>().WriteAsync(session => session.Execute("UPDATE outbox SET next_attempt = 0"));

    /// <summary>How the first mail is, once it is as expected.</summary>
    private static async Task<(string State, string? Error)> OutboxAsync(Hosting.Shop shop, Func<OutboxRow, bool> expected)
    {
        OutboxRow row;
        var attempt = 0;
        do
        {
            await Task.Delay(100);
            row = await shop.Host.Get<IStore>().ReadAsync(session => session.Find<OutboxRow>($"SELECT {OutboxRow.Columns} FROM outbox ORDER BY id LIMIT 1")!);
        }
        while (!expected(row) && attempt++ < 300);
        return (row.State, row.Error);
    }

    private static Func<SchedulerOptions, SchedulerOptions> WithMail(SmtpServer server) =>
        basis => basis with { Mail = new MailOptions { Host = "127.0.0.1", Port = server.Port, Tls = false } };
}
