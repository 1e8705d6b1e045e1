namespace Cardshop.Imaging.Inputs;

/// <summary>A number of bytes, and how it is known.</summary>
/// <param name="Bytes">0 or more.</param>
/// <param name="Estimate">Where an estimate comes from; null when the number is exact.</param>
public readonly record struct Figure(long Bytes, string? Estimate = null)
{
    /// <summary>Right to the byte.</summary>
    public bool IsExact => Estimate is null;
}
