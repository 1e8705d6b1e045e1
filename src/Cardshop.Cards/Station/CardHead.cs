using Cardshop.Cards.Discovery.Contents;
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
        var head = Read(plan);
        return !head.AsSpan().ContainsAnyExcept((byte)0) || (head.Length >= CardMarker.Size && CardMarker.TryRead(head.AsSpan(0, CardMarker.Size)) is not null);
    }

    private static byte[] Read(TargetPlan plan)
    {
        var length = (int)Math.Min(ConfirmedTarget.HeadLength, plan.Length);
        if (plan.Disk is { } disk)
        {
            using var medium = MediumSource.Open(disk);
            return medium.ReadBytes(0, length);
        }

        using var file = File.OpenRead(plan.Path);
        var head = new byte[length];
        file.ReadExactly(head);
        return head;
    }
}
