namespace Cardshop.Cards.Personalisation;

/// <summary>Details cannot be put into an image.</summary>
/// <param name="problems">Everything that is wrong, each with its place in the list.</param>
public sealed class PersonalisationException(IReadOnlyList<string> problems) : IOException(string.Join(Environment.NewLine, problems))
{
    /// <summary>Everything that is wrong.</summary>
    public IReadOnlyList<string> Problems => problems;
}
