namespace Cardshop.Hotspot.Yaml;

/// <summary>Something that the YAML reader found.</summary>
/// <param name="Severity">How bad it is.</param>
/// <param name="At">Where.</param>
/// <param name="Message">What it is, without the place.</param>
public sealed record YamlProblem(Severity Severity, YamlPosition At, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => $"{At.Line}:{At.Column}: {(Severity == Severity.Error ? "error" : "notice")}: {Message}";
}
