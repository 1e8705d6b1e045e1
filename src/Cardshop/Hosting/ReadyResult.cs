using Cardshop.Warehouse;
using Cardshop.Warehouse.Ftp;

namespace Cardshop.Hosting;

/// <summary>What a server says when it is ready.</summary>
/// <param name="Api">Where the scheduler is; null when it is not served here.</param>
/// <param name="Warehouse">Where the warehouse is; null when it is not served here.</param>
/// <param name="Public">How others reach it, where that is not the same.</param>
/// <param name="Setup">The link by which the first manager is made; null when there is one.</param>
/// <param name="Ftp">Where its FTP door is; null when there is none.</param>
/// <param name="Ftps">Where TLS begins at once there; null when that is not offered.</param>
/// <param name="Fingerprint">SHA-256 of its certificate; null without TLS.</param>
internal sealed record ReadyResult(string? Api, string? Warehouse, string? Public, string? Setup, string? Ftp, string? Ftps, string? Fingerprint)
{
    public static ReadyResult Of(ShopServices services, PublicPlace place, string? setup, FtpDoor? ftp) => new(
        services.HasFlag(ShopServices.Scheduler) ? place.Inner.AbsoluteUri : null,
        services.HasFlag(ShopServices.Warehouse) ? new Uri(place.Inner, WarehouseRoutes.Prefix.TrimStart('/') + "/").AbsoluteUri : null,
        place.Outer == place.Inner ? null : place.Outer.AbsoluteUri,
        setup,
        ftp?.Endpoint is { } plain ? $"ftp://{plain}/" : null,
        ftp?.ImplicitEndpoint is { } tls ? $"ftps://{tls}/" : null,
        place.Fingerprint?.ToString());

    /// <summary>For people.</summary>
    public override string ToString()
    {
        var addresses = new[] { ("api", Api), ("warehouse", Warehouse), ("for others", Public), ("ftp", Ftp), ("ftps", Ftps) }.Where(address => address.Item2 is not null);
        return string.Join('\n',
        [
            $"Ready: {string.Join(", ", addresses.Select(address => $"{address.Item1} {address.Item2}"))}",
            .. Fingerprint is null ? [] : new[] { $"Fingerprint of the certificate (SHA-256): {Fingerprint}" },
            .. Setup is null ? [] : new[] { $"There is no manager yet. Within an hour, open this link to make one: {Setup}" },
        ]);
    }
}
