namespace Cardshop.Cards.Discovery.Rules;

/// <summary>A reason why a disk must not be written.</summary>
internal interface IDiskRule
{
    /// <summary>Which.</summary>
    RefusalKind Kind { get; }

    /// <summary>Whether it is waived for a disk that was named with <c>--force</c>.</summary>
    bool YieldsToForce { get; }

    /// <summary>What speaks against a disk, each a sentence that says what to do; none when nothing does.</summary>
    IEnumerable<string> Reasons(FoundDisk disk);
}
