namespace Cardshop.Cards.Targets;

/// <summary>A target that must not be written.</summary>
/// <param name="Name">What the person called it.</param>
/// <param name="Reasons">All that speaks against it, each a sentence that says what to do.</param>
public sealed record TargetRefusal(string Name, IReadOnlyList<string> Reasons)
{
    /// <summary>The one message of this target.</summary>
    public override string ToString() => $"{Name}: {string.Join(' ', Reasons.Select(reason => reason.StartsWith($"{Name}: ", StringComparison.Ordinal) ? reason[(Name.Length + 2)..] : reason))}";
}
