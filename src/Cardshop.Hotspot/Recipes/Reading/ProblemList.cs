using Cardshop.Hotspot.Yaml;

namespace Cardshop.Hotspot.Recipes.Reading;

/// <summary>Collects what is found about a recipe.</summary>
internal sealed class ProblemList
{
    /// <summary>Who has more errors or notices than this does not read on.</summary>
    private const int Most = 1000;

    private readonly List<RecipeProblem> _problems = [];
    private readonly int[] _counts = new int[2];
    private readonly HashSet<YamlPosition> _wrongValues = [];

    /// <summary>Whether any problem keeps the recipe from being used.</summary>
    public bool HasErrors => _counts[(int)Severity.Error] > 0;

    public void Error(PlacedNode at, string message, string? fix = null) => Add(Severity.Error, at.Node.At, at.Path, message, fix);

    public void Notice(PlacedNode at, string message, string? fix = null) => Add(Severity.Notice, at.Node.At, at.Path, message, fix);

    /// <summary>Takes over what the YAML reader found. Where a value is wrong already, no rule needs to say so again.</summary>
    public void AddRange(IEnumerable<YamlProblem> problems)
    {
        foreach (var problem in problems)
        {
            Add(problem.Severity, problem.At, "", problem.Message, null);
            if (problem.Severity == Severity.Error)
            {
                _wrongValues.Add(problem.At);
            }
        }
    }

    /// <summary>All problems by their place, or the first thousand of each kind that were found.</summary>
    public IReadOnlyList<RecipeProblem> Ordered() => [.. _problems.OrderBy(problem => (problem.Line, problem.Column))];

    private void Add(Severity severity, YamlPosition at, string path, string message, string? fix)
    {
        if (!_wrongValues.Contains(at) && ++_counts[(int)severity] <= Most)
        {
            _problems.Add(new RecipeProblem(severity, at.Line, at.Column, path, message, fix));
        }
    }
}
