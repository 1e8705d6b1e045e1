using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using Cardshop.Contracts.Ids;
using Cardshop.Contracts.Queue;
using Cardshop.Contracts.Shop;
using Cardshop.Scheduler.Jobs;
using Cardshop.Scheduler.Store;
using Xunit;

namespace Cardshop.Shop.Sites;

/// <summary>What the people of a site are told by mail, and what they do through its links.</summary>
public sealed class CardLinkTests
{
    [Fact]
    public async Task People_put_a_card_in_and_send_it_through_links_alone()
    {
        await using var shop = await CardShop.OpenAsync();
        var order = await shop.FetchAsync(cards: 1);
        var lease = await shop.ClaimAsync(CardShop.Card("A"));
        await shop.BeatAsync(lease, WorkStatus.WaitingForCard);
        var wanted = await LettersAsync(shop, "card_wanted");
        Assert.Equal([CardShop.Person], wanted.Select(mail => mail.To));
        Assert.Equal(("A", "Bamako", 1), (wanted[0].Letter.GetProperty("slot").GetString(), wanted[0].Letter.GetProperty("site").GetString(), wanted[0].Letter.GetProperty("number").GetInt32()));

        // Looking changes nothing, however often.
        var link = wanted[0].Link("card_in");
        for (var i = 0; i < 2; i++)
        {
            var page = await GetAsync(shop, link);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.Contains("<form method=\"post\">", page.Text, StringComparison.Ordinal);
            Assert.False((await shop.BeatAsync(lease, WorkStatus.WaitingForCard)).CardConfirmed);
        }

        Assert.Contains("Thank you", (await PostAsync(shop, link)).Text, StringComparison.Ordinal);
        Assert.True((await shop.BeatAsync(lease, WorkStatus.WaitingForCard)).CardConfirmed);
        await shop.WriteAsync(lease);
        Assert.Single(await LettersAsync(shop, "card_writing"));
        Assert.Single(await LettersAsync(shop, "card_written"));

        var ready = Assert.Single(await LettersAsync(shop, "cards_ready"));
        Assert.Contains("name=\"tracking\"", (await GetAsync(shop, ready.Link("ship"))).Text, StringComparison.Ordinal);
        Assert.Equal(OrderStatus.PendingShipment, (await shop.StatusAsync(order.Id)).Status);
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(shop, ready.Link("ship"), ("tracking", " XY 12 "))).Status);
        var sent = await shop.StatusAsync(order.Id);
        Assert.Equal((OrderStatus.Shipped, "XY 12", "the site bamako"), (sent.Status, sent.Shipment!.Tracking, sent.Shipment.By));
        var shipped = Assert.Single(await LettersAsync(shop, "cards_shipped"));
        Assert.Equal(("zoe@example.org", "XY 12"), (shipped.To, shipped.Letter.GetProperty("tracking").GetString()));
        Assert.Contains("link.ship", (await shop.Manager.ListAuditAsync()).Items.Select(entry => entry.Action));
    }

    [Fact]
    public async Task A_link_that_is_used_twice_or_too_late_says_so_and_does_nothing()
    {
        await using var shop = await CardShop.OpenAsync();
        var order = await shop.FetchAsync(cards: 1);
        var lease = await shop.ClaimAsync(CardShop.Card("A"));
        await shop.BeatAsync(lease, WorkStatus.WaitingForCard);
        var wanted = Assert.Single(await LettersAsync(shop, "card_wanted")).Link("card_in");
        await PostAsync(shop, wanted);
        Assert.Contains("done that already", (await PostAsync(shop, wanted)).Text, StringComparison.Ordinal);
        await shop.FailAsync(lease, WorkStatus.FailedToInsert);

        var failed = Assert.Single(await LettersAsync(shop, "card_failed"));
        Assert.Equal("Take another card.", failed.Letter.GetProperty("remedy").GetString());
        await PostAsync(shop, failed.Link("retry_card"));
        Assert.Equal(2, (await shop.Manager.GetTaskAsync(lease.Task.Id)).Round);
        Assert.Contains("done that already", (await PostAsync(shop, failed.Link("retry_card"))).Text, StringComparison.Ordinal);
        Assert.Contains("done that already", (await PostAsync(shop, failed.Link("move_card"))).Text, StringComparison.Ordinal);
        Assert.Equal(2, (await shop.Manager.GetTaskAsync(lease.Task.Id)).Round);
        var old = await PostAsync(shop, wanted);
        Assert.Equal(HttpStatusCode.Gone, old.Status);
        Assert.Contains("earlier card", old.Text, StringComparison.Ordinal);

        await shop.Manager.CancelOrderAsync(order.Id);
        var late = await PostAsync(shop, failed.Link("resume_card"));
        Assert.Equal(HttpStatusCode.Gone, late.Status);
        Assert.Contains("too late", late.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_that_is_wrong_is_404_and_one_that_has_expired_410_and_neither_does_anything()
    {
        await using var shop = await CardShop.OpenAsync();
        await shop.FetchAsync(cards: 1);
        var lease = await shop.ClaimAsync(CardShop.Card("A"));
        await shop.BeatAsync(lease, WorkStatus.WaitingForCard);
        var good = Assert.Single(await LettersAsync(shop, "card_wanted")).Link("card_in");
        foreach (var wrong in new[]
        {
            good.Replace("?e=", "?e=9", StringComparison.Ordinal),
            good[..^1] + (good[^1] == 'A' ? 'B' : 'A'),
            good.Replace("&k=", "&k=0", StringComparison.Ordinal),
            good.Replace("a/card_in", "a/retry_card", StringComparison.Ordinal),
            good.Replace("a/card_in", "a/nothing", StringComparison.Ordinal),
            good.Replace(".1?", ".2?", StringComparison.Ordinal),
            good.Split('?')[0],
        })
        {
            Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), ((await GetAsync(shop, wrong)).Status, (await PostAsync(shop, wrong)).Status));
        }

        Assert.False((await shop.BeatAsync(lease, WorkStatus.WaitingForCard)).CardConfirmed);
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(shop, $"o/{new OrderId("0123")}")).Status);
    }

    [Fact]
    public async Task A_card_that_failed_is_moved_to_whichever_slot_is_free_by_a_link()
    {
        await using var shop = await CardShop.OpenAsync();
        await shop.FetchAsync(cards: 1);
        var lease = await shop.ClaimAsync(CardShop.Card("A"));
        await shop.FailAsync(lease);
        await PostAsync(shop, Assert.Single(await LettersAsync(shop, "card_failed")).Link("move_card"));
        Assert.Equal(lease.Task.Id, (await shop.ClaimAsync(CardShop.Card("B"))).Task.Id);
    }

    [Fact]
    public async Task A_writer_that_starts_again_and_again_makes_one_mail_and_another_card_another()
    {
        await using var shop = await CardShop.OpenAsync();
        await shop.FetchAsync(cards: 1);
        for (var i = 0; i < 3; i++)
        {
            var lease = await shop.ClaimAsync(CardShop.Card("A"));
            await shop.BeatAsync(lease, WorkStatus.WaitingForCard);
            if (i == 2)
            {
                await shop.BeatAsync(lease, WorkStatus.CardInserted);
                await shop.BeatAsync(lease, WorkStatus.WaitingForCard, round: 2);
            }

            await shop.Station.ReleaseAsync(lease.Id, new TaskRelease(lease.Fence));
        }

        Assert.Equal(2, (await LettersAsync(shop, "card_wanted")).Count);
    }

    [Fact]
    public async Task People_who_do_not_come_are_reminded_once_a_day()
    {
        await using var shop = await CardShop.OpenAsync();
        await shop.FetchAsync(cards: 1);
        await shop.BeatAsync(await shop.ClaimAsync(CardShop.Card("A")), WorkStatus.WaitingForCard);
        var job = shop.Shop.Host.Get<SilenceJob>();
        await job.RunAsync(default);
        Assert.Single(await LettersAsync(shop, "card_wanted"));
        await shop.Shop.Host.Get<IStore>().WriteAsync(session => session.Execute("UPDATE tasks SET updated = updated - 90000000"));
        await job.RunAsync(default);
        await job.RunAsync(default);
        var both = await LettersAsync(shop, "card_wanted");
        Assert.Equal(2, both.Count);
        Assert.Equal(both[0].Link("card_in").Split('?')[0], both[1].Link("card_in").Split('?')[0]);
    }

    [Fact]
    public async Task People_who_order_cards_hear_of_the_order_and_the_parcel_and_not_of_single_cards()
    {
        await using var shop = await CardShop.OpenAsync();
        var order = await shop.FetchAsync(cards: 1);
        await shop.FailAsync(await shop.ClaimAsync(CardShop.Card("A")));
        await shop.Manager.RetryOrderAsync(order.Id);
        await shop.WriteAsync(await shop.ClaimAsync(CardShop.Card("A")));
        await shop.Manager.ShipOrderAsync(order.Id, new ShipRequest());
        var kinds = await shop.Shop.Host.Get<IStore>().ReadAsync(session => session.Query<string>("SELECT kind FROM outbox WHERE recipient = 'zoe@example.org' ORDER BY created, id"));
        Assert.Equal(["order_created", "cards_shipped"], kinds);
    }

    [Fact]
    public async Task The_people_of_a_site_are_told_when_it_cannot_get_an_image()
    {
        await using var shop = await CardShop.OpenAsync();
        await shop.MakeAsync(cards: 2);
        var lease = await shop.ClaimAsync(CardShop.Download());
        await shop.Station.FinishAsync(
            lease.Id,
            new TaskResult { Fence = lease.Fence, Status = WorkStatus.FailedToDownload, Cause = "The disk is full.", Remedy = "Make room.", Retryable = false });
        var told = Assert.Single(await LettersAsync(shop, "fetch_failed"));
        Assert.Equal(
            (CardShop.Person, "The disk is full.", "Make room.", 2),
            (told.To, told.Letter.GetProperty("cause").GetString(), told.Letter.GetProperty("remedy").GetString(), told.Letter.GetProperty("count").GetInt32()));
    }

    [Theory]
    [InlineData("en", "Shipping slip")]
    [InlineData("fr", "Bordereau")]
    public async Task Test_17_The_slip_of_an_order_prints_on_one_page_in_every_language_and_has_no_secrets(string language, string title)
    {
        await using var shop = await CardShop.OpenAsync(language: language);
        await shop.Manager.ChangeChannelAsync(Hosting.Shop.Channel, new ChannelRequest { SenderName = "Kiwix & Co", SenderAddress = "Street 1\nLausanne" });
        var order = await shop.FetchAsync(order: CardShop.Order(cards: 1) with { Name = "Écoles <b>" });
        await shop.WriteAsync(await shop.ClaimAsync(CardShop.Card("A")));
        var link = Assert.Single(await LettersAsync(shop, "cards_ready")).Link("slip");
        var slip = await GetAsync(shop, link);
        Assert.Equal(HttpStatusCode.OK, slip.Status);
        foreach (var text in new[] { title, "Écoles <b>", "Zoé", "Rue 1\nBamako", "ML", "Kiwix & Co", "Street 1\nLausanne", "size:A4", order.Id.Value })
        {
            Assert.Contains(text, WebUtility.HtmlDecode(slip.Text), StringComparison.Ordinal);
        }

        Assert.DoesNotContain("hunter22", slip.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", slip.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", slip.Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("src=", slip.Text, StringComparison.Ordinal);
        var code = slip.Text[slip.Text.IndexOf("<svg", StringComparison.Ordinal)..(slip.Text.IndexOf("</svg>", StringComparison.Ordinal) + 6)];
        Assert.Equal("svg", XElement.Parse(code).Name.LocalName);
        Assert.InRange(code.Length, 1_000, 100_000);

        // Its code is read by who gets the parcel.
        Assert.Contains("État de la commande : prête à être expédiée.", WebUtility.HtmlDecode((await GetAsync(shop, $"o/{order.Id}")).Text), StringComparison.Ordinal);
        Assert.Equal(OrderStatus.PendingShipment, (await shop.StatusAsync(order.Id)).Status);
    }

    private static async Task<List<Sent>> LettersAsync(CardShop shop, string kind) => await shop.Shop.Host.Get<IStore>().ReadAsync(session =>
        session.Query<Row>("SELECT recipient, letter FROM outbox WHERE kind = @Kind ORDER BY created, id", new { Kind = kind })
            .Select(row => new Sent(row.Recipient, JsonDocument.Parse(row.Letter).RootElement)).ToList());

    private static async Task<(HttpStatusCode Status, string Text)> GetAsync(CardShop shop, string link)
    {
        using var answer = await shop.Shop.Host.Http().GetAsync(link);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static async Task<(HttpStatusCode Status, string Text)> PostAsync(CardShop shop, string link, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var answer = await shop.Shop.Host.Http().PostAsync(link, content);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private sealed record Row
    {
        public string Recipient { get; init; } = "";

        public string Letter { get; init; } = "";
    }

    private sealed record Sent(string To, JsonElement Letter)
    {
        public string Link(string act) => new Uri(Letter.GetProperty("links").EnumerateArray().Single(link => link.GetProperty("name").ValueEquals(act)).GetProperty("address").GetString()!).PathAndQuery.TrimStart('/');
    }
}
