namespace Cardshop.Cards.Discovery.Rules;

/// <summary>It may only be read.</summary>
internal sealed class ReadOnlyRule : IDiskRule
{
    public RefusalKind Kind => RefusalKind.ReadOnly;

    public bool YieldsToForce => false;

    public IEnumerable<string> Reasons(FoundDisk disk) =>
        disk is { IsReadOnly: true, Length: > 0 } ? ["It is write-protected. Move the lock switch of the card or its adapter."] : [];
}
