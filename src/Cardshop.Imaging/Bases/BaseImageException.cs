namespace Cardshop.Imaging.Bases;

/// <summary>A base image cannot be built upon.</summary>
public sealed class BaseImageException : IOException
{
    /// <param name="name">Which base.</param>
    /// <param name="problems">All that is wrong with it, each with what to do.</param>
    public BaseImageException(string name, IReadOnlyList<string> problems)
        : base($"{name} cannot be used as a base image: {string.Join(" ", problems)}") => Problems = [.. problems.Select(problem => $"{name}: {problem}")];

    /// <summary>All that is wrong, each with the name of the base and what to do.</summary>
    public IReadOnlyList<string> Problems { get; }
}
