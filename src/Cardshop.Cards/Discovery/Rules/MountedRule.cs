namespace Cardshop.Cards.Discovery.Rules;

/// <summary>A file system on it is mounted, other than that of the system.</summary>
internal sealed class MountedRule : IDiskRule
{
    public RefusalKind Kind => RefusalKind.Mounted;

    public bool YieldsToForce => false;

    public IEnumerable<string> Reasons(FoundDisk disk) =>
        [.. disk.Uses.Where(use => use is { Kind: DiskUseKind.Mounted, Through.Count: 0, Point: not "/" }).Select(use => $"{use}. Unmount it first: umount {Quote(use.Point)}")];

    private static string Quote(string? point) => point?.Contains(' ', StringComparison.Ordinal) == true ? $"'{point}'" : point ?? "";
}
