using Cardshop.Contracts.Accounts;
using Cardshop.Contracts.Problems;
using Cardshop.Contracts.Queue;
using Cardshop.Contracts.Shop;
using Xunit;

namespace Cardshop.Shop.Sites;

public sealed class SiteTests
{
    [Fact]
    public async Task A_site_is_made_shown_changed_and_removed_by_managers()
    {
        await using var shop = await CardShop.OpenAsync();
        var site = await shop.Manager.GetSiteAsync(CardShop.Site);
        Assert.Equal(("Bamako", "station", true, "en", false), (site.Name, site.Account, site.Active, site.Language, site.IsAlive));
        Assert.Equal([CardShop.Person], site.Emails);
        var changed = await shop.Manager.ChangeSiteAsync(CardShop.Site, new SiteRequest { Name = "Bamako 2", Emails = [], Active = false, Language = "fr", Account = "" });
        Assert.Equal(("Bamako 2", null, false, "fr", 0), (changed.Name, changed.Account, changed.Active, changed.Language, changed.Emails.Count));
        Assert.Equal([CardShop.Site], (await shop.Manager.ListSitesAsync("active=false")).Items.Select(found => found.Slug));
        Assert.Empty((await shop.Manager.ListSitesAsync("active=true")).Items);
        await shop.Manager.DeleteSiteAsync(CardShop.Site);
        Assert.Equal(404, (await Assert.ThrowsAsync<ProblemException>(() => shop.Manager.GetSiteAsync(CardShop.Site))).Problem.Status);
    }

    [Fact]
    public async Task All_that_is_wrong_with_a_site_is_said_at_once_and_an_account_belongs_to_one()
    {
        await using var shop = await CardShop.OpenAsync();
        var error = await Assert.ThrowsAsync<ProblemException>(() => shop.Manager.CreateSiteAsync(new SiteRequest { Slug = "me", Name = " ", Language = "eng", Emails = ["a@example.org", "nobody"] }));
        Assert.Equal(["emails[1]", "language", "name", "slug"], error.Problem.Errors!.Select(part => part.Field).Order(StringComparer.Ordinal));
        Assert.Equal(409, await StatusAsync(() => shop.Manager.CreateSiteAsync(new SiteRequest { Slug = CardShop.Site })));
        Assert.Equal(409, await StatusAsync(() => shop.Manager.CreateSiteAsync(new SiteRequest { Slug = "x", Account = "station" })));
        Assert.Equal(422, await StatusAsync(() => shop.Manager.CreateSiteAsync(new SiteRequest { Slug = "x", Account = "creator" })));
        Assert.Equal(422, await StatusAsync(() => shop.Manager.CreateSiteAsync(new SiteRequest { Slug = "x", Account = "nobody" })));
        Assert.Equal(404, await StatusAsync(() => shop.Manager.CreateSiteAsync(new SiteRequest { Slug = "x", Channel = "nothing" })));
    }

    [Fact]
    public async Task Slots_are_what_the_writers_announce()
    {
        await using var shop = await CardShop.OpenAsync();
        await shop.FetchAsync();
        var lease = await shop.ClaimAsync(CardShop.Card("b"));
        await shop.Station.ClaimAsync(CardShop.Card("a", isBusy: true) with { Slots = [new SlotOffer("a", 8_000_000_000, IsBusy: true), new SlotOffer("c", IsBusy: true)] });
        var site = await shop.Station.GetOwnSiteAsync();
        Assert.Equal([("A", 8_000_000_000, null), ("B", null, lease.Task.Id), ("C", null, null)], site.Slots.Select(slot => (slot.Name, slot.CardBytes, slot.Task)));
        Assert.True(site.IsAlive);
        Assert.All(site.Slots, slot => Assert.True(slot.IsAlive));
    }

    [Theory]
    [InlineData("slots: say which slots")]
    [InlineData("slots: give at most", "no slot!")]
    [InlineData("slots: give each slot once", "A", "a")]
    public async Task A_writer_says_which_slots_it_has(string message, params string[] slots)
    {
        await using var shop = await CardShop.OpenAsync();
        var error = await Assert.ThrowsAsync<ProblemException>(() => shop.Station.ClaimAsync(new ClaimRequest([TaskKind.Writer]) { Slots = [.. slots.Select(slot => new SlotOffer(slot))] }));
        Assert.Contains(message, error.Problem.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_without_a_site_is_told_how_to_get_one()
    {
        await using var shop = await CardShop.OpenAsync();
        var homeless = await shop.Shop.Host.UserAsync(shop.Manager, "homeless", Role.Writer);
        foreach (var call in new Func<Task>[] { () => homeless.ClaimAsync(CardShop.Download()), () => homeless.GetOwnSiteAsync(), () => homeless.GetOwnSiteImagesAsync() })
        {
            var error = await Assert.ThrowsAsync<ProblemException>(call);
            Assert.Equal(404, error.Problem.Status);
            Assert.Contains("cardshop site change SITE --account homeless", error.Problem.Detail, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_site_that_orders_are_at_cannot_be_removed()
    {
        await using var shop = await CardShop.OpenAsync();
        var order = await shop.FetchAsync();
        Assert.Equal(409, await StatusAsync(() => shop.Manager.DeleteSiteAsync(CardShop.Site)));
        await shop.Manager.CancelOrderAsync(order.Id);
        await shop.Manager.DeleteSiteAsync(CardShop.Site);
    }

    [Fact]
    public async Task What_a_channel_has_is_its_own()
    {
        await using var shop = await CardShop.OpenAsync();
        await shop.Manager.CreateChannelAsync(new ChannelRequest { Slug = "other", Name = "Other" });
        var stranger = await shop.Shop.Host.UserAsync(shop.Manager, "stranger", Role.Manager, "other");
        var order = await shop.FetchAsync();
        var card = order.Tasks![^1].Id;
        Assert.Empty((await stranger.ListSitesAsync()).Items);
        foreach (var call in new Func<Task>[]
        {
            () => stranger.GetSiteAsync(CardShop.Site),
            () => stranger.ChangeSiteAsync(CardShop.Site, new SiteRequest { Active = false }),
            () => stranger.DeleteSiteAsync(CardShop.Site),
            () => stranger.MoveOrderAsync(order.Id, new OrderMove()),
            () => stranger.ShipOrderAsync(order.Id, new ShipRequest()),
            () => stranger.ResumeCardAsync(card),
            () => stranger.MoveCardAsync(card, new CardMove()),
            () => stranger.ConfirmCardAsync(card),
        })
        {
            Assert.Equal(404, await StatusAsync(call));
        }
    }

    private static async Task<int> StatusAsync(Func<Task> call) => (await Assert.ThrowsAsync<ProblemException>(call)).Problem.Status;
}
