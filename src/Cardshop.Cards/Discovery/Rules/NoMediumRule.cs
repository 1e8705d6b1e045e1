namespace Cardshop.Cards.Discovery.Rules;

/// <summary>No medium is in it.</summary>
internal sealed class NoMediumRule : IDiskRule
{
    public RefusalKind Kind => RefusalKind.NoMedium;

    public bool YieldsToForce => false;

    public IEnumerable<string> Reasons(FoundDisk disk) =>
        disk.Length == 0 ? ["There is no card in it."] : [];
}
