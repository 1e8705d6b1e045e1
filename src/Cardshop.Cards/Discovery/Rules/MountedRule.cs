namespace Cardshop.Cards.Discovery.Rules;

/// <summary>A file system on it is mounted.</summary>
internal sealed class MountedRule : IDiskRule
{
    public RefusalKind Kind => RefusalKind.Mounted;

    public bool YieldsToForce => false;

    public IEnumerable<string> Reasons(FoundDisk disk) =>
        [.. disk.Uses.Where(use => use is { Kind: DiskUseKind.Mounted, Through.Count: 0 }).Select(use => $"{use}. Unmount it first: umount {use.Device}")];
}
