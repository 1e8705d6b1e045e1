namespace Cardshop.Content.Archives;

/// <summary>An archive cannot be expanded, or must not be.</summary>
public sealed class ArchiveException : IOException
{
    internal ArchiveException(string archive, IReadOnlyList<string> problems)
        : base(problems.Count == 1
            ? $"{archive} cannot be expanded: {problems[0]}"
            : $"{archive} cannot be expanded:{string.Concat(problems.Select(problem => $"\n- {problem}"))}") => Problems = problems;

    /// <summary>What is wrong with it, a sentence each. There may be more than are listed; the last one then says how many.</summary>
    public IReadOnlyList<string> Problems { get; }
}
