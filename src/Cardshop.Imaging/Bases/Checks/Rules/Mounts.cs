namespace Cardshop.Imaging.Bases.Checks.Rules;

/// <summary>Settings are looked for below <c>/boot/firmware</c>, content below <c>/data</c>.</summary>
internal sealed class Mounts : BaseRule
{
    private static readonly (string Place, int Number)[] Expected =
        [("/boot/firmware", BaseParts.BootNumber), ("/", BaseParts.RootNumber), ("/data", BaseParts.DataNumber)];

    public override string Name => "mounts";

    public override string Demand => "/etc/fstab mounts partition 1 at /boot/firmware, 2 at / and 3 at /data, each by PARTUUID, UUID or LABEL.";

    public override string Remedy => "Write PARTUUID=DISKID-01, -02 and -03 in /etc/fstab, where DISKID is what sfdisk --disk-id prints without 0x.";

    public override DiskParts Needs => DiskParts.Table | DiskParts.Boot | DiskParts.Root | DiskParts.Data;

    public override IEnumerable<string> Problems(BaseParts parts)
    {
        if (parts.RootText("/etc/fstab") is not { } text)
        {
            yield return "Partition 2 has no /etc/fstab.";
            yield break;
        }

        var lines = text.Split('\n')
            .Select(line => line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            .Where(fields => fields.Length >= 2 && !fields[0].StartsWith('#'))
            .ToLookup(fields => fields[1], fields => fields[0], StringComparer.Ordinal);
        foreach (var (place, number) in Expected)
        {
            if (!lines.Contains(place))
            {
                yield return $"/etc/fstab does not mount {place}.";
            }

            foreach (var device in lines[place].Where(device => !DeviceName.Means(device, number, parts)))
            {
                yield return $"/etc/fstab mounts {device} at {place}, which is not partition {number} of this disk ({parts.PartUuid(number)}).";
            }
        }
    }
}
