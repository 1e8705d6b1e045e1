namespace Cardshop.Hotspot.Yaml.Reading;

/// <summary>Collects what the reader finds.</summary>
internal sealed class ProblemLog
{
    /// <summary>Who has more than this to mend does not read on.</summary>
    private const int Most = 1000;

    private readonly List<YamlProblem> _problems = [];

    public void Error(YamlPosition at, string message) => Add(Severity.Error, at, message);

    public void Notice(YamlPosition at, string message) => Add(Severity.Notice, at, message);

    /// <summary>Adds what ended the reading.</summary>
    public void End(YamlSyntaxException error) => _problems.Add(new YamlProblem(Severity.Error, error.At, error.Message));

    /// <summary>All problems in the order of the text.</summary>
    public IReadOnlyList<YamlProblem> Ordered() => [.. _problems.OrderBy(problem => problem.At)];

    private void Add(Severity severity, YamlPosition at, string message)
    {
        if (_problems.Count == Most)
        {
            throw new YamlSyntaxException(at, $"there are {Most} problems before this; the rest was not looked at");
        }

        _problems.Add(new YamlProblem(severity, at, message));
    }
}
