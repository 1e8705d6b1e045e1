namespace Cardshop.Commands.Images;

/// <summary>What was copied out of an image.</summary>
/// <param name="Output">Where it lies now.</param>
/// <param name="Files">How many files.</param>
/// <param name="Bytes">Their bytes.</param>
/// <param name="LeftOut">What was left out, and why.</param>
internal sealed record ImageExtractResult(string Output, int Files, long Bytes, IReadOnlyList<string> LeftOut);
