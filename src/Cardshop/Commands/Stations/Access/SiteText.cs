using Cardshop.Contracts.Shop;

namespace Cardshop.Commands.Stations.Access;

/// <summary>How sites are shown to people.</summary>
internal static class SiteText
{
    public static string NameOf(Site site) => string.Equals(site.Name, site.Slug, StringComparison.Ordinal) ? $"the site {site.Slug}" : $"the site {site.Slug} ({site.Name})";
}
