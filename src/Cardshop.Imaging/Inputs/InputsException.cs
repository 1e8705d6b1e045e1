namespace Cardshop.Imaging.Inputs;

/// <summary>Some inputs of an image cannot be had.</summary>
public sealed class InputsException : IOException
{
    /// <param name="causes">Why, for each of them.</param>
    public InputsException(IReadOnlyList<Exception> causes)
        : base(string.Join('\n', causes.Select(cause => cause.Message)), causes[0]) => Causes = causes;

    /// <summary>Why, for each of them.</summary>
    public IReadOnlyList<Exception> Causes { get; }
}
