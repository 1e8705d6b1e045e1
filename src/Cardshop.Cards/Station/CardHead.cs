using Cardshop.Cards.Targets;
using Cardshop.Cards.Writing;

namespace Cardshop.Cards.Station;

/// <summary>The beginning of a card, in which partition tables and what names file systems lie.</summary>
internal static class CardHead
{
    /// <summary>Whether it holds nothing, or what is put there while a card is written.</summary>
    /// <exception cref="IOException">The card cannot be read.</exception>
    public static bool IsBlank(TargetPlan plan)
    {
        var head = plan.Disk is { } disk ? TargetHead.Read(disk) : ReadFile(plan);
        return !head.AsSpan().ContainsAnyExcept((byte)0) || (head.Length >= CardMarker.Size && CardMarker.TryRead(head.AsSpan(0, CardMarker.Size)) is not null);
    }

    private static byte[] ReadFile(TargetPlan plan)
    {
        using var file = File.OpenRead(plan.Path);
        var head = new byte[TargetHead.LengthFor(plan.Length)];
        file.ReadExactly(head);
        return head;
    }
}
