using Cardshop.Imaging.Sources;

namespace Cardshop.Hosting.Settings.Keys;

/// <summary><c>scheduler.sources</c></summary>
internal static class SourceKeys
{
    public static IReadOnlyList<Setting> All { get; } =
    [
        Setting.Many("scheduler.sources.allowed_hosts", Forms.Name, s => s.Scheduler.Sources.AllowedHosts, (s, v) => With(s, p => p with { AllowedHosts = v }),
            "Hosts, or hosts with ports, that recipes may fetch from whatever their address: `mirror.lan`, `mirror.lan:8080`."),
        Setting.Many("scheduler.sources.allowed_networks", Forms.Network, s => s.Scheduler.Sources.AllowedNetworks, (s, v) => With(s, p => p with { AllowedNetworks = v }),
            "Networks that recipes may fetch from though they are not public: `10.1.0.0/16`, `127.0.0.1/32`."),
        Setting.Many("scheduler.sources.allowed_folders", Forms.Name, s => s.Scheduler.Sources.AllowedFolders, (s, v) => With(s, p => p with { AllowedFolders = [.. v.Select(Path.GetFullPath)] }),
            "Folders of this machine below which recipes may use files."),
    ];

    private static CardshopSettings With(CardshopSettings settings, Func<SourcePolicyOptions, SourcePolicyOptions> change) =>
        settings with { Scheduler = settings.Scheduler with { Sources = change(settings.Scheduler.Sources) } };
}
