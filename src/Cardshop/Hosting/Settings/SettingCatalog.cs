using Cardshop.Hosting.Settings.Keys;

namespace Cardshop.Hosting.Settings;

/// <summary>Everything that can be set. <c>config show</c> and <c>docs/reference/configuration.md</c> say it in this order.</summary>
internal static class SettingCatalog
{
    public static IReadOnlyList<Setting> All { get; } =
    [
        .. ServerKeys.All,
        .. SchedulerKeys.All,
        .. QueueKeys.All,
        .. MailKeys.All,
        .. SourceKeys.All,
        .. RemoteKeys.OfWarehouse,
        .. WarehouseKeys.All,
        .. FtpKeys.All,
        .. RemoteKeys.OfScheduler,
        .. WorkerKeys.All,
    ];

    private static readonly Dictionary<string, Setting> ByKey = All.ToDictionary(setting => setting.Key, StringComparer.Ordinal);

    public static Setting? Find(string key) => ByKey.GetValueOrDefault(key);
}
