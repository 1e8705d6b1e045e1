namespace Cardshop.Hotspot.Yaml;

/// <summary>What came of reading a YAML text.</summary>
/// <param name="Root">
/// The document's node; an empty text is <c>null</c> as a scalar. When a value is wrong (an unknown tag, a date that does not exist) it
/// stands in the tree as text, so that the rest can be checked too. Null when the text is not YAML at all.
/// </param>
/// <param name="Problems">All that was found, in the order of the text.</param>
public sealed record YamlReading(YamlNode? Root, IReadOnlyList<YamlProblem> Problems)
{
    /// <summary>Whether the text can be used.</summary>
    public bool IsValid => !Problems.Any(problem => problem.Severity == Severity.Error);
}
