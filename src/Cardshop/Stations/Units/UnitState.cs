namespace Cardshop.Stations.Units;

/// <summary>How a unit is.</summary>
/// <param name="Unit">Its name.</param>
/// <param name="State">In systemd's words: <c>active</c>, <c>failed</c>, <c>activating</c>.</param>
/// <param name="Detail">More of it: <c>running</c>, <c>auto-restart</c>.</param>
/// <param name="AtBoot">Whether it is started at boot.</param>
/// <param name="Restarts">How often it was started again after it had ended.</param>
internal sealed record UnitState(string Unit, string State, string Detail, bool AtBoot, int Restarts)
{
    public bool IsRunning => State is "active";

    /// <summary>Reads what <c>systemctl show</c> says of a unit: a line <c>Name=value</c> for each property.</summary>
    public static UnitState Parse(string text)
    {
        var values = text.Split('\n').Select(line => line.Split('=', 2)).Where(parts => parts.Length == 2).ToDictionary(parts => parts[0], parts => parts[1], StringComparer.Ordinal);
        return new UnitState(
            values.GetValueOrDefault("Id", ""),
            values.GetValueOrDefault("LoadState") is "not-found" ? "missing" : values.GetValueOrDefault("ActiveState", "unknown"),
            values.GetValueOrDefault("SubState", ""),
            values.GetValueOrDefault("UnitFileState") is "enabled",
            int.TryParse(values.GetValueOrDefault("NRestarts"), out var restarts) ? restarts : 0);
    }

    public IReadOnlyList<string> Cells() => [Unit, State, Detail, AtBoot ? "starts at boot" : "", Restarts > 0 ? $"restarted {Restarts} times" : ""];
}
