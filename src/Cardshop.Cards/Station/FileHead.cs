using Cardshop.Cards.Targets;
using Cardshop.Cards.Writing;

namespace Cardshop.Cards.Station;

/// <summary>The beginning of a file that stands for a card.</summary>
internal static class FileHead
{
    /// <summary>Whether it holds nothing, or what is put there while a card is written.</summary>
    public static bool IsBlank(string path)
    {
        using var file = File.OpenRead(path);
        var head = new byte[Math.Min(ConfirmedTarget.HeadLength, file.Length)];
        file.ReadExactly(head);
        return !head.AsSpan().ContainsAnyExcept((byte)0) || (head.Length >= CardMarker.Size && CardMarker.TryRead(head.AsSpan(0, CardMarker.Size)) is not null);
    }
}
