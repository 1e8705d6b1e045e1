namespace Cardshop.Cards.Slots;

/// <summary>The file with the slots is not one.</summary>
/// <param name="problems">All that is wrong with it, each with what to do.</param>
public sealed class SlotFileException(IReadOnlyList<string> problems) : IOException(string.Join(' ', problems))
{
    /// <summary>All that is wrong with it, each with what to do.</summary>
    public IReadOnlyList<string> Problems => problems;
}
