namespace Cardshop.Imaging.Bases.Checks.Rules;

/// <summary>A base becomes a thousand devices. What identifies one must not be on it.</summary>
internal sealed class OwnIdentity : BaseRule
{
    private static readonly string[] MachineIds = ["/etc/machine-id", "/var/lib/dbus/machine-id"];

    public override string Name => "identity";

    public override string Demand => "Partition 2 has no machine identifier and no private SSH host key: each device makes its own.";

    public override string Remedy => "Empty /etc/machine-id, remove /var/lib/dbus/machine-id and /etc/ssh/ssh_host_*_key*, and see that the device makes host keys at its first boot.";

    public override DiskParts Needs => DiskParts.Root;

    public override IEnumerable<string> Problems(BaseParts parts) =>
        (from path in MachineIds
         where parts.RootText(path)?.Trim() is { Length: > 0 } id && !string.Equals(id, "uninitialized", StringComparison.Ordinal)
         select $"{path} on partition 2 is not empty.")
        .Concat(
            from name in parts.RootNames("/etc/ssh")
            where name.StartsWith("ssh_host_", StringComparison.Ordinal) && name.EndsWith("_key", StringComparison.Ordinal)
            select $"/etc/ssh/{name} on partition 2 would be the same on all devices.");
}
