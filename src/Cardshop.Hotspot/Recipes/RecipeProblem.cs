using Cardshop.Hotspot.Yaml;

namespace Cardshop.Hotspot.Recipes;

/// <summary>Something about a recipe that its author should know.</summary>
/// <param name="Severity">How bad it is.</param>
/// <param name="Line">1 or more.</param>
/// <param name="Column">1 or more.</param>
/// <param name="Path">The field: <c>files[3].via</c>; empty for the recipe as a whole.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Fix">What to do about it.</param>
public sealed record RecipeProblem(Severity Severity, int Line, int Column, string Path, string Message, string? Fix)
{
    /// <summary>On one line: <c>12:5: error: files[3].via: …</c></summary>
    public override string ToString()
    {
        var path = Path.Length == 0 ? "" : $"{Path}: ";
        var fix = Fix is null ? "" : $"; {Fix}";
        return $"{Line}:{Column}: {(Severity == Severity.Error ? "error" : "notice")}: {path}{Message}{fix}";
    }
}
