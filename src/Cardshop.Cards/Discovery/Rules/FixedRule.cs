namespace Cardshop.Cards.Discovery.Rules;

/// <summary>Its medium cannot be taken out, so it may be anything; a loop device is a file of this machine.</summary>
internal sealed class FixedRule : IDiskRule
{
    public RefusalKind Kind => RefusalKind.Fixed;

    public bool YieldsToForce => true;

    public IEnumerable<string> Reasons(FoundDisk disk) =>
        disk.IsRemovable ? [] : [$"It is not removable. If it really is meant, name it: --force {disk.Path}"];
}
