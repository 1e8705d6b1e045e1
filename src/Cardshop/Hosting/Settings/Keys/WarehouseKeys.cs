using Cardshop.Warehouse;

namespace Cardshop.Hosting.Settings.Keys;

/// <summary><c>warehouse</c></summary>
internal static class WarehouseKeys
{
    public const string ServiceToken = "warehouse.service_token";

    public static IReadOnlyList<Setting> All { get; } =
    [
        Setting.Of("warehouse.folder", Forms.FilePath, s => s.Warehouse.Folder, (s, v) => With(s, w => w with { Folder = v! }), "The folder that holds the images.")
            with { DefaultText = "`warehouse` in the data folder" },
        Setting.Of("warehouse.capacity", Forms.OptionalSize, s => s.Warehouse.Capacity, (s, v) => With(s, w => w with { Capacity = v }), "How much it may take.")
            with { DefaultText = "all that the file system has" },
        Setting.Of("warehouse.keep_free", Forms.Size("0 or more"), s => s.Warehouse.KeepFree, (s, v) => With(s, w => w with { KeepFree = v }), "How much of the file system is left to others."),
        Setting.Of("warehouse.max_object_length", Forms.Size("1 or more"), s => s.Warehouse.MaxObjectLength, (s, v) => With(s, w => w with { MaxObjectLength = v }), "The greatest length of an image."),
        Setting.Of("warehouse.max_open_uploads", Forms.Number("1 to 10000"), s => s.Warehouse.MaxOpenUploads, (s, v) => With(s, w => w with { MaxOpenUploads = v }),
            "How many uploads may be written to at a time; each takes 16 MiB of memory."),
        Time("upload_lifetime", "more than 0", w => w.UploadLifetime, (w, v) => w with { UploadLifetime = v }, "How long an upload is kept that nobody goes on with."),
        Time("stall_timeout", "more than 0", w => w.StallTimeout, (w, v) => w with { StallTimeout = v }, "How long an upload waits for the next byte before it closes the connection; what came is kept."),
        Time("save_interval", "more than 0", w => w.SaveInterval, (w, v) => w with { SaveInterval = v }, "How often what was uploaded is made durable: a crash of the machine costs what came since."),
        Time("link_lifetime", "more than 0", w => w.LinkLifetime, (w, v) => w with { LinkLifetime = v }, "How long a link is good that was asked for without a time."),
        Time("expiry_interval", "more than 0", w => w.ExpiryInterval, (w, v) => w with { ExpiryInterval = v }, "How often what has expired is removed."),
        Time("scrub_interval", "0 for never", w => w.ScrubInterval, (w, v) => w with { ScrubInterval = v }, "How often every image is read and compared with its digest."),
        Setting.Of("warehouse.scrub_rate", Forms.Size("1 or more"), s => s.Warehouse.ScrubRate, (s, v) => With(s, w => w with { ScrubRate = v }), "How many bytes a second are read for that."),
        Setting.Of(ServiceToken, Forms.Text, s => s.Warehouse.ServiceToken, (s, v) => With(s, w => w with { ServiceToken = v }),
            "What a scheduler in another process shows to hand out rights: 32 random characters or more, the same as `scheduler.warehouse.token` there.")
            with { IsSecret = true, DefaultText = "none" },
    ];

    private static Setting Time(string name, string range, Func<WarehouseOptions, TimeSpan> get, Func<WarehouseOptions, TimeSpan, WarehouseOptions> set, string meaning) =>
        Setting.Of($"warehouse.{name}", Forms.Duration(range), s => get(s.Warehouse), (s, v) => With(s, w => set(w, v)), meaning);

    private static CardshopSettings With(CardshopSettings settings, Func<WarehouseOptions, WarehouseOptions> change) => settings with { Warehouse = change(settings.Warehouse) };
}
