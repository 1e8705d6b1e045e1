namespace Cardshop.Cards.Targets;

/// <summary>Targets must not be written, or are not what was confirmed.</summary>
/// <param name="problems">One message for each target.</param>
public sealed class TargetException(IReadOnlyList<string> problems) : IOException(string.Join(' ', problems))
{
    /// <summary>One message for each target.</summary>
    public IReadOnlyList<string> Problems => problems;
}
