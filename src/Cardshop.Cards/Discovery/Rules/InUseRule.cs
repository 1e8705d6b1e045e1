namespace Cardshop.Cards.Discovery.Rules;

/// <summary>It is below another device (LVM, RAID, crypt): as long as that is active, something may write to it.</summary>
internal sealed class InUseRule : IDiskRule
{
    public RefusalKind Kind => RefusalKind.InUse;

    public bool YieldsToForce => false;

    public IEnumerable<string> Reasons(FoundDisk disk) =>
        [.. disk.Uses.Where(use => use.Through.Count > 0).Select(use => $"{use}. Close what is made of it first; \"lsblk {disk.Path}\" shows it.")];
}
