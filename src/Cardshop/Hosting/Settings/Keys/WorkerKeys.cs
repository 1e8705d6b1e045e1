namespace Cardshop.Hosting.Settings.Keys;

/// <summary><c>worker</c></summary>
internal static class WorkerKeys
{
    public const string Slots = "worker.slots";

    public static IReadOnlyList<Setting> All { get; } =
    [
        Setting.Of(Slots, Forms.Number("1 to 64"), s => s.Worker.Slots, (s, v) => With(s, w => w with { Slots = v }), "How many images the shop's own creator makes at a time."),
        Setting.Of("worker.cache", Forms.FilePath, s => s.Worker.Cache, (s, v) => With(s, w => w with { Cache = v }), "The folder in which it keeps fetched content between orders.")
            with { DefaultText = "`cache` in the data folder" },
        Setting.Many("worker.mirrors", Forms.Mirror, s => s.Worker.Mirrors, (s, v) => With(s, w => w with { Mirrors = v }), "Where it asks instead of where recipes say."),
        Setting.Many("worker.insecure_registries", Forms.Name, s => s.Worker.InsecureRegistries, (s, v) => With(s, w => w with { InsecureRegistries = v }),
            "Container registries that it may speak plain HTTP to."),
    ];

    private static CardshopSettings With(CardshopSettings settings, Func<WorkerSettings, WorkerSettings> change) => settings with { Worker = change(settings.Worker) };
}
