namespace Cardshop.Content.Caching;

/// <summary>Something that is wrong in a policy file.</summary>
/// <param name="Line">Line of the file, from 1.</param>
/// <param name="Column">Column, from 1.</param>
/// <param name="Path">The key: <c>files.filters[0].max_size</c>; empty for the file as a whole.</param>
/// <param name="Message">What is wrong, and what would be right.</param>
public sealed record CachePolicyProblem(long Line, long Column, string Path, string Message)
{
    /// <summary><c>3:5: files.max_num: …</c></summary>
    public override string ToString() => Path.Length == 0 ? $"{Line}:{Column}: {Message}" : $"{Line}:{Column}: {Path}: {Message}";
}
