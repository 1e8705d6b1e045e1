using Cardshop.Cards.Probing;
using Cardshop.Cards.Targets;

namespace Cardshop.Commands.Cards;

/// <summary>What a probe of a target found.</summary>
/// <param name="Target">What the person called it.</param>
/// <param name="Device">Where it is.</param>
/// <param name="Slot">The slot that it is in; null when it is in none that has a name.</param>
/// <param name="Size">What it says it has, in bytes.</param>
/// <param name="Usable">What it has, in bytes.</param>
/// <param name="Genuine">Whether it is what it says.</param>
/// <param name="Message">For people.</param>
/// <param name="ReadRate">Bytes a second.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Error">Why it could not be probed.</param>
internal sealed record ProbedCard(
    string Target, string Device, string? Slot, long Size, long? Usable, bool? Genuine, string? Message, long? ReadRate, double? Seconds, string? Error)
{
    public static ProbedCard Of(TargetPlan plan, ProbeResult found) => new(
        plan.Name, plan.Path, plan.Slot?.ToString(), found.Announced, found.Usable, found.IsGenuine, found.Describe(), (long)found.ReadRate, Math.Round(found.Took.TotalSeconds, 1), Error: null);
}
