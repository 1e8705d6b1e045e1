using System.Globalization;

namespace Cardshop.Imaging.Bases.Checks;

/// <summary>
/// What fstab(5) and the kernel call a partition: <c>PARTUUID=5ba1ce00-02</c>, <c>UUID=…</c>, <c>LABEL=rootfs</c>. A path such as
/// <c>/dev/mmcblk0p2</c> is right for one kind of machine only, so it does not count as a name.
/// </summary>
internal static class DeviceName
{
    /// <summary>Whether a name means a partition of this disk.</summary>
    public static bool Means(string name, int number, BaseParts parts)
    {
        var equals = name.IndexOf('=', StringComparison.Ordinal);
        var value = name[(equals + 1)..].Trim('"');
        return name[..Math.Max(equals, 0)] switch
        {
            "PARTUUID" => string.Equals($"PARTUUID={value}", parts.PartUuid(number), StringComparison.OrdinalIgnoreCase),
            "UUID" => string.Equals(value, UuidOf(number, parts), StringComparison.OrdinalIgnoreCase),
            "LABEL" => string.Equals(value, LabelOf(number, parts), StringComparison.Ordinal),
            _ => false,
        };
    }

    private static string UuidOf(int number, BaseParts parts) => number switch
    {
        BaseParts.BootNumber when parts.Boot.Value is { } fat => string.Create(CultureInfo.InvariantCulture, $"{fat.VolumeId >> 16:X4}-{fat.VolumeId & 0xFFFF:X4}"),
        BaseParts.RootNumber => parts.Root.Value?.Superblock.Uuid.ToString() ?? "",
        _ => parts.Data.Value?.Superblock.Uuid.ToString() ?? "",
    };

    private static string LabelOf(int number, BaseParts parts) => number switch
    {
        BaseParts.BootNumber => parts.Boot.Value?.Label ?? "",
        BaseParts.RootNumber => parts.Root.Value?.Superblock.Label ?? "",
        _ => parts.Data.Value?.Superblock.Label ?? "",
    };
}
