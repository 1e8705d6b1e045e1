using Cardshop.Hotspot.Recipes.Reading;
using Cardshop.Hotspot.Recipes.Rules;

namespace Cardshop.Hotspot.Recipes.Offspot;

/// <summary>
/// What the hotspot's own configurator (offspot-config 2.5.3 to 2.9.2) refuses or gets wrong. Nothing of it keeps an image from being made,
/// so all of these rules give notices. Each is asked about the whole <c>offspot</c> mapping.
/// </summary>
internal static class OffspotRules
{
    public static readonly IRule<PlacedNode>[] All =
    [
        new SectionsAreKnown(),
        new TextIsText(),
        new FlagsAreFlags(),
        new TimezoneIsAName(),
        new HostNamesAreValid(),
        new TopLevelDomainIsFree(),
        new FirmwareIsKnown(),
        new StaticEthernetIsComplete(),
        new ApKeysAreKnown(),
        new SsidFits(),
        new PassphraseFits(),
        new SpoofIsAuto(),
        new ProfileIsKnown(),
        new CountryIsACode(),
        new ApAddressesAreUsable(),
        new NetworkHoldsTheAddress(),
        new DhcpRangeIsWithinTheNetwork(),
        new InterfacesAreNamed(),
        new ServicesHaveImages(),
        new PortsAreReadable(),
        new Port80IsPublished(),
        new TextIsNotFolded(),
    ];
}
