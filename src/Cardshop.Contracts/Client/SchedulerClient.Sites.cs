using Cardshop.Contracts.Shop;

namespace Cardshop.Contracts.Client;

public sealed partial class SchedulerClient
{
    /// <summary>Makes a site.</summary>
    public Task<Site> CreateSiteAsync(SiteRequest site, CancellationToken cancellation = default) => PostAsync<SiteRequest, Site>("v1/sites", site, cancellation);

    /// <summary>Sites.</summary>
    public Task<Page<Site>> ListSitesAsync(string query = "", CancellationToken cancellation = default) => GetAsync<Page<Site>>($"v1/sites?{query}", cancellation);

    /// <summary>A site.</summary>
    public Task<Site> GetSiteAsync(string slug, CancellationToken cancellation = default) => GetAsync<Site>($"v1/sites/{Uri.EscapeDataString(slug)}", cancellation);

    /// <summary>The site that the account belongs to.</summary>
    public Task<Site> GetOwnSiteAsync(CancellationToken cancellation = default) => GetAsync<Site>("v1/sites/me", cancellation);

    /// <summary>What the site that the account belongs to has to keep.</summary>
    public Task<SiteImages> GetOwnSiteImagesAsync(CancellationToken cancellation = default) => GetAsync<SiteImages>("v1/sites/me/images", cancellation);

    /// <summary>Changes a site.</summary>
    public Task<Site> ChangeSiteAsync(string slug, SiteRequest change, CancellationToken cancellation = default) =>
        CallAsync<Site>(() => Request(HttpMethod.Patch, $"v1/sites/{Uri.EscapeDataString(slug)}", Json(change)), cancellation);

    /// <summary>Removes a site that no order is at.</summary>
    public Task DeleteSiteAsync(string slug, CancellationToken cancellation = default) => CallAsync(() => Request(HttpMethod.Delete, $"v1/sites/{Uri.EscapeDataString(slug)}"), cancellation);
}
