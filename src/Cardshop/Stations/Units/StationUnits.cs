using Cardshop.Cards.Slots;

namespace Cardshop.Stations.Units;

/// <summary>The units of a writer host: one downloader, one writer for each slot, and a guard that puts the network back when changing it was interrupted.</summary>
internal static class StationUnits
{
    public const string Downloader = "cardshop-downloader.service";
    public const string WriterTemplate = "cardshop-writer@.service";
    public const string Guard = "cardshop-network.service";
    public const string GuardTimer = "cardshop-network.timer";

    /// <summary>What <see cref="UnitPlan.Folder"/> is remembered as; systemd passes over such keys.</summary>
    public const string FolderKey = "X-Cardshop-Folder";

    private const string StateFolder = "/var/lib/cardshop";

    public static string Writer(SlotId slot) => $"cardshop-writer@{slot}.service";

    /// <summary>The slot that a writer serves; null for any other unit.</summary>
    public static SlotId? SlotOf(string unit)
    {
        const string Prefix = "cardshop-writer@";
        const string Suffix = ".service";
        return unit.StartsWith(Prefix, StringComparison.Ordinal) && unit.EndsWith(Suffix, StringComparison.Ordinal) && unit.Length > Prefix.Length + Suffix.Length
            && SlotId.TryParse(unit[Prefix.Length..^Suffix.Length], out var slot) ? slot : null;
    }

    /// <summary>The units that are started at boot.</summary>
    public static IReadOnlyList<string> Enabled(UnitPlan plan) => [Downloader, .. plan.Slots.Select(Writer), GuardTimer];

    public static IReadOnlyList<UnitFile> Compose(UnitPlan plan) =>
    [
        new(Downloader, Worker(plan, "images for the cards of this site", "downloader", [], needs: "", deviceRules: "PrivateDevices=yes\n")),
        new(WriterTemplate, Worker(plan, "cards in slot %i", "writer", ["--slots", Instance], CardDrivers, CardDevices)),
        .. ComposeGuard(plan),
    ];

    /// <summary>The units that put the network back.</summary>
    public static IReadOnlyList<UnitFile> ComposeGuard(UnitPlan plan) => [new(Guard, GuardService(plan)), new(GuardTimer, Timer)];

    /// <summary>Stands for what systemd puts the name of the slot in place of; taken out before the rest is quoted.</summary>
    private const string Instance = "\u0001";

    /// <summary>Which devices a group has is looked up when a service starts, so that the drivers have to be there by then.</summary>
    private const string CardDrivers = """
        Wants=modprobe@sd_mod.service modprobe@mmc_block.service
        After=modprobe@sd_mod.service modprobe@mmc_block.service

        """;

    private const string CardDevices = """
        DevicePolicy=closed
        DeviceAllow=block-sd rw
        DeviceAllow=block-mmc rw
        DeviceAllow=block-blkext rw

        """;

    private static string Worker(UnitPlan plan, string what, string kind, string[] options, string needs, string deviceRules) => $"""
        # Written by: cardshop station services install
        [Unit]
        Description=Cardshop: {what}
        Wants=network-online.target
        After=network-online.target
        {needs}StartLimitIntervalSec=0
        {(plan.Folder is { } folder ? $"{FolderKey}={folder}\n" : "")}
        [Service]
        Type=exec
        ExecStart={UnitWords.Command([.. plan.Program, "work", kind, .. options, "--folder", plan.Folder ?? $"{StateFolder}/site"]).Replace($"\"{Instance}\"", "%i", StringComparison.Ordinal)}
        EnvironmentFile=/etc/cardshop/station.env
        {Variables(plan, [new("XDG_STATE_HOME", "/var/lib"), new("CARDSHOP_SLOTS", $"/{StationPlaces.SlotsOfMachine}")])}
        Restart=always
        RestartSec=5s
        TimeoutStopSec=90s
        SuccessExitStatus=130
        StateDirectory=cardshop
        StateDirectoryMode=0750
        UMask=0077
        {(plan.Folder is { } other ? $"ReadWritePaths={UnitWords.Quote(other)}\n" : "")}NoNewPrivileges=yes
        CapabilityBoundingSet=
        {deviceRules}ProtectSystem=strict
        ProtectHome=read-only
        PrivateTmp=yes
        ProtectKernelTunables=yes
        ProtectKernelModules=yes
        ProtectKernelLogs=yes
        ProtectControlGroups=yes
        ProtectHostname=yes
        RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6 AF_NETLINK
        RestrictNamespaces=yes
        RestrictRealtime=yes
        RestrictSUIDSGID=yes
        LockPersonality=yes
        SystemCallArchitectures=native
        SystemCallFilter=@system-service

        [Install]
        WantedBy=multi-user.target

        """;

    private static string GuardService(UnitPlan plan) => $"""
        # Written by: cardshop station
        [Unit]
        Description=Cardshop: put back a change of the network that was interrupted
        ConditionPathExists=/var/lib/cardshop/network/undo.json

        [Service]
        Type=oneshot
        ExecStart={UnitWords.Command([.. plan.Program, "station", "network", "restore"])}
        {Variables(plan, [])}
        """;

    private const string Timer = """
        # Written by: cardshop station
        [Unit]
        Description=Cardshop: watch over changes of the network

        [Timer]
        OnCalendar=*:*:00,30
        AccuracySec=5s

        [Install]
        WantedBy=timers.target

        """;

    private static string Variables(UnitPlan plan, IEnumerable<KeyValuePair<string, string>> more) =>
        string.Concat(plan.Variables.Concat(more).Select(variable => $"Environment={UnitWords.Quote($"{variable.Key}={variable.Value}")}\n")).TrimEnd('\n');
}
