namespace Cardshop.Commands.Images;

/// <summary>What a folder of an image holds.</summary>
internal sealed record ImageListResult(IReadOnlyList<ImageListItem> Entries);
