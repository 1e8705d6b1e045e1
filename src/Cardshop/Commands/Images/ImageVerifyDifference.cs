namespace Cardshop.Commands.Images;

/// <summary>A range of an image that is not what its manifest says.</summary>
/// <param name="Offset">First byte, on the disk.</param>
/// <param name="Length">Number of bytes.</param>
/// <param name="Files">The files that lie there.</param>
/// <param name="Reason">What is wrong.</param>
internal sealed record ImageVerifyDifference(long Offset, long Length, IReadOnlyList<string> Files, string Reason);
