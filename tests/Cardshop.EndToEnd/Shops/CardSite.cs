using Cardshop.Contracts.Accounts;
using Cardshop.Contracts.Shop;
using Cardshop.EndToEnd.Hosting;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.EndToEnd.Shops;

/// <summary>A site whose slots are files: a card is put in by a file that appears, and taken out by one that goes.</summary>
internal sealed class CardSite(OpenShop shop, string name, params string[] slots)
{
    private const string Blank = ".blank";

    /// <summary>All of its slots.</summary>
    public IReadOnlyList<string> Slots => slots;

    /// <summary>The folder of its workers.</summary>
    public string Folder => shop.Bench[name];

    /// <summary>The images that its downloader keeps, with what belongs to them.</summary>
    public IReadOnlyList<string> Copies => Directory.GetFiles(shop.Bench[$"{name}/cardshop-images"], "*.img*");

    /// <summary>The path at which the card of a slot appears.</summary>
    public string CardOf(string slot) => shop.Bench[$"{name}-{slot}.card"];

    /// <summary>Makes the site, and the account of its workers.</summary>
    public async Task<Site> OpenAsync()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await shop.Manager.CreateUserAsync(new NewUser { Username = name, Email = $"{name}@example.org", Password = ServedShop.Password, Role = Role.Writer }, cancellation);
        return await shop.Manager.CreateSiteAsync(new SiteRequest(name, Account: name, Emails: [$"{name}@example.org"], Language: "en"), cancellation);
    }

    /// <summary>Its downloader, not started yet.</summary>
    public ServiceProcess Downloader(params IEnumerable<string> options) => shop.Part(Login(), ["work", "downloader", "--folder", Folder, "--name", $"{name}-downloader", .. options]);

    /// <summary>The writer of some of its slots, not started yet.</summary>
    public ServiceProcess Writer(params string[] served) => shop.Part(
        Login(), "work", "writer", "--folder", Folder, "--name", $"{name}-{string.Concat(served)}", "--slots", string.Join(',', served.Select(slot => $"{slot}={CardOf(slot)}")));

    /// <summary>Puts an empty card in, all at once, as it is with cards.</summary>
    public void Insert(string slot, long length)
    {
        using (var card = new FileStream(CardOf(slot) + Blank, FileMode.Create))
        {
            card.SetLength(length);
        }

        File.Move(CardOf(slot) + Blank, CardOf(slot), overwrite: true);
    }

    /// <summary>Takes a card out.</summary>
    /// <returns>Where it lies now.</returns>
    public string Take(string slot)
    {
        var aside = shop.Bench[$"{name}-{slot}-{Guid.NewGuid():n}.taken"];
        File.Move(CardOf(slot), aside);
        return aside;
    }

    private Dictionary<string, string> Login() => new(StringComparer.Ordinal)
    {
        ["CARDSHOP_URL"] = shop.Http.BaseAddress!.AbsoluteUri,
        ["CARDSHOP_USER"] = name,
        ["CARDSHOP_PASSWORD"] = ServedShop.Password,
        ["CARDSHOP_FINGERPRINT"] = shop.Fingerprint ?? "",
    };
}
