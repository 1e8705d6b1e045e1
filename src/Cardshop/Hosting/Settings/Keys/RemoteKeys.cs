namespace Cardshop.Hosting.Settings.Keys;

/// <summary><c>scheduler.warehouse</c> and <c>warehouse.scheduler</c>: how services apart find each other.</summary>
internal static class RemoteKeys
{
    public const string WarehouseUrl = "scheduler.warehouse.url";
    public const string WarehouseToken = "scheduler.warehouse.token";

    public static IReadOnlyList<Setting> OfWarehouse { get; } =
    [
        Setting.Of(WarehouseUrl, Forms.Url, s => s.RemoteWarehouse.Url, (s, v) => With(s, w => w with { Url = v }),
            "Where the scheduler reaches the warehouse, when that is in another process.")
            with { DefaultText = "none" },
        Setting.Of("scheduler.warehouse.public_url", Forms.Url, s => s.RemoteWarehouse.PublicUrl, (s, v) => With(s, w => w with { PublicUrl = v }),
            "Where everybody else reaches that warehouse.")
            with { DefaultText = "the same as `scheduler.warehouse.url`" },
        Setting.Of(WarehouseToken, Forms.Text, s => s.RemoteWarehouse.Token, (s, v) => With(s, w => w with { Token = v }),
            "What the scheduler shows that warehouse: the same as `warehouse.service_token` there.")
            with { IsSecret = true, DefaultText = "none" },
        Setting.Of("scheduler.warehouse.fingerprint", Forms.Fingerprint, s => s.RemoteWarehouse.Fingerprint, (s, v) => With(s, w => w with { Fingerprint = v }),
            "SHA-256 of the certificate of that warehouse, if it made its own.")
            with { DefaultText = "none: a certificate that this machine trusts" },
    ];

    public static IReadOnlyList<Setting> OfScheduler { get; } =
    [
        Setting.Of("warehouse.scheduler.url", Forms.Url, s => s.RemoteScheduler.Url, (s, v) => s with { RemoteScheduler = s.RemoteScheduler with { Url = v } },
            "Where the warehouse asks whom access tokens stand for, when the scheduler is in another process.")
            with { DefaultText = "none" },
        Setting.Of("warehouse.scheduler.fingerprint", Forms.Fingerprint, s => s.RemoteScheduler.Fingerprint, (s, v) => s with { RemoteScheduler = s.RemoteScheduler with { Fingerprint = v } },
            "SHA-256 of the certificate of that scheduler, if it made its own.")
            with { DefaultText = "none: a certificate that this machine trusts" },
    ];

    private static CardshopSettings With(CardshopSettings settings, Func<RemoteWarehouse, RemoteWarehouse> change) =>
        settings with { RemoteWarehouse = change(settings.RemoteWarehouse) };
}
