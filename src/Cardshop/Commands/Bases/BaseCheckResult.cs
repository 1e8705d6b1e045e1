namespace Cardshop.Commands.Bases;

/// <summary>What a base image was tested for.</summary>
/// <param name="Image">Its path.</param>
/// <param name="Ok">How many rules it keeps.</param>
/// <param name="Problems">How many things are wrong.</param>
/// <param name="NotChecked">How many rules could not be looked at.</param>
/// <param name="Findings">One or more for each rule.</param>
internal sealed record BaseCheckResult(string Image, int Ok, int Problems, int NotChecked, IReadOnlyList<BaseCheckItem> Findings);
