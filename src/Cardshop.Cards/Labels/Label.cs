namespace Cardshop.Cards.Labels;

/// <summary>Something to stick on a slot or a box.</summary>
/// <param name="Title">In large letters.</param>
/// <param name="Lines">Below it.</param>
/// <param name="Code">What a QR code says; null for none.</param>
public sealed record Label(string Title, IReadOnlyList<string> Lines, string? Code = null);
