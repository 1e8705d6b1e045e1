namespace Cardshop.Commands.Images;

/// <summary>Something that takes room on an image.</summary>
/// <param name="Kind">What it is: <c>base</c>, <c>basecontent</c>, <c>image</c>, <c>file</c>, <c>metadata</c>, <c>unpacked</c>, <c>free</c>.</param>
/// <param name="Name">Which.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Exact">Whether that is right to the byte.</param>
/// <param name="Estimate">Where an estimate comes from.</param>
internal sealed record PlanResultLine(string Kind, string Name, long Size, bool Exact, string? Estimate);
