namespace Cardshop.Imaging.Planning;

/// <summary>Contents of a recipe are in each other's way.</summary>
public sealed class ContentConflictException(IReadOnlyList<string> problems) : IOException(string.Join('\n', problems))
{
    /// <summary>A sentence each.</summary>
    public IReadOnlyList<string> Problems => problems;
}
