namespace Cardshop.Imaging.Sources;

/// <summary>Why a source of a recipe may not be used.</summary>
/// <param name="Field">The field that names it.</param>
/// <param name="Reason">For people.</param>
public sealed record SourceRefusal(string Field, string Reason);
